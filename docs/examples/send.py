"""Puts one article on a NewsDigest queue. Standard library only; Python 3.8 or later.

STORAGE_QUEUE=https://ACCOUNT.queue.core.windows.net STORAGE_ACCOUNT=ACCOUNT STORAGE_KEY=KEY python3 send.py QUEUE ID FILE [NOTICE_QUEUE]
"""
import base64, email.utils, hashlib, hmac, json, os, sys, urllib.parse, urllib.request

queue, article, file = sys.argv[1:4]
message = {"schema": "newsdigest.article/1", "id": article, "body": open(file, encoding="utf-8").read()}
if len(sys.argv) > 4:
    message["notify"] = {"queue": sys.argv[4]}

text = base64.b64encode(json.dumps(message, ensure_ascii=False).encode("utf-8")).decode()
if len(text) > 65536:
    sys.exit("The article is too long for a message: put its body into the store, see docs/producers.md.")

url = f"{os.environ['STORAGE_QUEUE'].rstrip('/')}/{queue}/messages?messagettl=-1"  # without it the message is deleted after seven days
body = f"<QueueMessage><MessageText>{text}</MessageText></QueueMessage>".encode()
date = email.utils.formatdate(usegmt=True)
path = urllib.parse.urlparse(url).path
account = os.environ["STORAGE_ACCOUNT"]
signed = "\n".join(["POST", "", "", str(len(body)), "", "application/xml", "", "", "", "", "", "",
                    f"x-ms-date:{date}", "x-ms-version:2021-12-02", f"/{account}{path}", "messagettl:-1"])
key = base64.b64decode(os.environ["STORAGE_KEY"])
signature = base64.b64encode(hmac.new(key, signed.encode(), hashlib.sha256).digest()).decode()
request = urllib.request.Request(url, data=body, method="POST", headers={
    "x-ms-date": date, "x-ms-version": "2021-12-02", "Content-Type": "application/xml",
    "Authorization": f"SharedKey {account}:{signature}"})
with urllib.request.urlopen(request, timeout=30) as answer:
    print(f"{article}: {answer.status}")

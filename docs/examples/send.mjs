// Puts one article on a NewsDigest queue. Node 18 or later, nothing from npm.
//
// STORAGE_QUEUE=https://ACCOUNT.queue.core.windows.net STORAGE_ACCOUNT=ACCOUNT STORAGE_KEY=KEY node send.mjs QUEUE ID FILE [NOTICE_QUEUE]
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const [queue, id, file, notices] = process.argv.slice(2);
const { STORAGE_QUEUE, STORAGE_ACCOUNT, STORAGE_KEY } = process.env;
const message = { schema: "newsdigest.article/1", id, body: readFileSync(file, "utf8") };
if (notices) message.notify = { queue: notices };

const text = Buffer.from(JSON.stringify(message)).toString("base64");
if (text.length > 65536) throw new Error("The article is too long for a message: put its body into the store, see docs/producers.md.");

const url = new URL(`${STORAGE_QUEUE.replace(/\/$/, "")}/${queue}/messages?messagettl=-1`); // without it the message is deleted after seven days
const body = `<QueueMessage><MessageText>${text}</MessageText></QueueMessage>`;
const date = new Date().toUTCString();
const signed = ["POST", "", "", Buffer.byteLength(body), "", "application/xml", "", "", "", "", "", "",
  `x-ms-date:${date}`, "x-ms-version:2021-12-02", `/${STORAGE_ACCOUNT}${url.pathname}`, "messagettl:-1"].join("\n");
const signature = createHmac("sha256", Buffer.from(STORAGE_KEY, "base64")).update(signed).digest("base64");
const answer = await fetch(url, {
  method: "POST", body,
  headers: {
    "x-ms-date": date, "x-ms-version": "2021-12-02", "Content-Type": "application/xml",
    Authorization: `SharedKey ${STORAGE_ACCOUNT}:${signature}`,
  },
});
if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
console.log(`${id}: ${answer.status}`);

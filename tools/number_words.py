#!/usr/bin/env python3
"""Makes src/NewsDigest/Verification/Numbers/number-words.tsv out of CLDR (Unicode License v3) and the hand table beside this file.

usage: number_words.py CLDR_FOLDER > ../src/NewsDigest/Verification/Numbers/number-words.tsv
CLDR_FOLDER has a folder for each locale with numbers.json (long decimal formats: scale words) and rbnf.json (spell-out rules: number words).
Columns: language, kind (scale | word), form in lower case (a final * matches the start of a word), value.
Run by hand when CLDR changes; the result is committed.
"""
import json, os, re, sys

def spell(rules, name, n, depth=0):
    """Spells n by one rule set; None where a rule needs what is not built here."""
    if depth > 8 or name not in rules:
        return None
    best = None
    for base, text in rules[name]:
        key, _, radix = base.partition('/')
        if key.isdigit() and int(key) <= n:
            best = (int(key), text, int(radix) if radix.isdigit() else 10)
    if best is None:
        return None
    base, text, radix = best
    divisor = 1
    while base and divisor * radix <= base:
        divisor *= radix
    text = text.rstrip(';').lstrip("'")
    rest = n % divisor if divisor > 1 else 0
    text = re.sub(r'\[([^\]]*)\]', lambda m: m[1] if rest else '', text)
    if '$(' in text or '#' in text or '0' in text:
        return None

    def part(match, value):
        return spell(rules, match or name, value, depth + 1)

    out, position = '', 0
    for m in re.finditer(r'→(%%?[\w-]*)?→|←(%%?[\w-]*)?←|=(%%?[\w-]+)=', text):
        out += text[position:m.start()]
        position = m.end()
        token = m[0]
        piece = part(m[1], rest) if token[0] == '→' else part(m[2], n // divisor) if token[0] == '←' else part(m[3], n)
        if piece is None:
            return None
        out += piece
    return (out + text[position:]).replace('\u00ad', '').replace('\u200b', '')

def main(folder):
    rows = {}
    for locale in sorted(os.listdir(folder)):
        language = locale.split('-')[0]
        if not os.path.isdir(os.path.join(folder, locale)) or language in ('zh', 'ja', 'th', 'km'):
            continue
        words, numbers = os.path.join(folder, locale, 'rbnf.json'), os.path.join(folder, locale, 'numbers.json')
        if os.path.exists(words):
            groups = json.load(open(words))['rbnf']['rbnf']
            rules = {name: body for group in groups.values() for name, body in group.items()}
            for name in rules:
                if not name.startswith('%spellout-') or 'year' in name or 'verbose' in name:
                    continue
                for n in [*range(0, 101), *range(200, 1000, 100)]:
                    form = spell(rules, name, n)
                    if form and re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", form.strip().lower()) and len(form) > 1:
                        rows.setdefault((language, 'word', form.strip().lower()), n)
        if os.path.exists(numbers):
            formats = json.load(open(numbers))['main'][locale]['numbers']
            latin = next((v for k, v in formats.items() if k.startswith('decimalFormats-numberSystem-latn')), None)
            for width in ('long', 'short'):
                for key, pattern in (latin or {}).get(width, {}).get('decimalFormat', {}).items():
                    power = len(key.split('-')[0]) - 1
                    zeros = pattern.count('0')
                    form = re.sub(r"[0'\u00a0\u200f\u200e¤]", ' ', pattern).strip().lower().rstrip('.')
                    if zeros and re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", form) and len(form) > 1:
                        rows.setdefault((language, 'scale', form), 10 ** (power - zeros + 1))
    # The hand table wins: it knows what newspapers write and how words bend.
    for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'number_words.hand.tsv'), encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            language, kind, form, value = line.rstrip('\n').split('\t')
            rows[(language, kind, form.lower())] = int(value)
    print('# Made by tools/number_words.py from CLDR 48 (Copyright Unicode, Inc., Unicode License v3) and tools/number_words.hand.tsv. Do not edit.')
    for (language, kind, form), value in sorted(rows.items()):
        print(f'{language}\t{kind}\t{form}\t{value}')

main(sys.argv[1])

#!/usr/bin/env python3
"""Makes data/number-words.tsv out of CLDR (Unicode License v3) and the hand table beside this file.

usage: number_words.py CLDR_FOLDER > ../data/number-words.tsv
CLDR_FOLDER has a folder for each locale with numbers.json (long decimal formats: scale words) and rbnf.json (spell-out rules: number words).
Columns: language, kind, form in lower case (a final * matches the start of a word), value. Kinds:
  word  a number that adds (5, 20, 300)       scale  one that multiplies what stands before it (10, 100, 1000 ...)
  teen  makes 11 to 19 of the digit before it  half   a half, alone or after a number
  before stands before the number that it makes so much more (Hindi saarhe: a half)
  and   joins the parts of a number            point  stands for the decimal mark
  none  begins as a number word does and is none
Run by hand when CLDR changes; the result is committed.
"""
import json, os, re, sys, unicodedata

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])*(?:['’][^\W\d_]+)*")
SCALES = [100, 1000, 10 ** 6, 10 ** 9, 10 ** 12]
ASIAN_SCALES = [10 ** 4, 10 ** 5, 10 ** 7]
UNACCENTED = {'es', 'pt', 'fr', 'it', 'ca', 'gl', 'de'}
ORDINALS = {'hi': ['वीं', 'वां', 'वाँ', 'वें', 'वी'], 'mr': ['वा', 'वी', 'वे', 'व्या'], 'hy': ['երորդ', 'րորդ']}
ASIAN = {'hi', 'gu', 'mr', 'ne', 'bn', 'pa', 'ur', 'ta', 'te', 'kn', 'ml', 'th', 'km', 'ko', 'my', 'lo'}

def spell(rules, name, n, depth=0):
    """Spells n by one rule set; None where a rule needs what is not built here."""
    if depth > 12 or name not in rules:
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
    plural = re.search(r'\$\((?:cardinal|ordinal),(.*?)\)\$', text)
    forms = [text]
    if plural:  # one{...}few{...}other{...}: each form in turn would be another word; the caller varies n, so any will do
        forms = [text[:plural.start()] + form + text[plural.end():] for form in re.findall(r'\{([^}]*)\}', plural[1])]
    outs = []
    for form in forms:
        if '$(' in form or '#' in form or '0' in form:
            continue
        out, position = '', 0
        for m in re.finditer(r'→(%%?[\w-]*)?→|←(%%?[\w-]*)?←|=(%%?[\w-]+)=', form):
            out += form[position:m.start()]
            position = m.end()
            token = m[0]
            piece = spell(rules, m[1] or name, rest, depth + 1) if token[0] == '→' else spell(rules, m[2] or name, n // divisor, depth + 1) if token[0] == '←' else spell(rules, m[3] or name, n, depth + 1)
            if piece is None:
                out = None
                break
            out += piece[0]
        if out is not None:
            outs.append((out + form[position:]).replace('\u00ad', '').replace('\u200b', ''))
    return outs or None

def scale_words(rules, name, scale):
    """What stands after the number in 2 x scale, 3 x scale and so on: "thousand", "tisíce", "tisíc"."""
    found = {}
    for digit in (2, 3, 4, 5, 6, 7, 8, 9):
        for whole in spell(rules, name, digit * scale) or []:
            for cardinal in {n for n in rules if n.startswith('%spellout-cardinal') or n.startswith('%%spellout-cardinal') or n == name}:
                for part in spell(rules, cardinal, digit) or []:
                    if whole.startswith(part) and len(whole) > len(part):
                        found.setdefault(whole[len(part):].strip(' -').lower(), set()).add(digit)
    return [form for form, digits in found.items() if len(digits) > 1 and WORD.fullmatch(form) and len(form) > 1]

def main(folder):
    rows = {}
    for locale in sorted(os.listdir(folder)):
        language = locale.split('-')[0]
        if not os.path.isdir(os.path.join(folder, locale)) or language in ('zh', 'ja'):
            continue
        words, numbers = os.path.join(folder, locale, 'rbnf.json'), os.path.join(folder, locale, 'numbers.json')
        if os.path.exists(words):
            groups = json.load(open(words))['rbnf']['rbnf']
            rules = {name: body for group in groups.values() for name, body in group.items()}
            for name in rules:
                if not name.startswith('%spellout-') or 'year' in name or 'verbose' in name:
                    continue
                for n in [*range(0, 101), *range(200, 1000, 100)]:
                    for form in spell(rules, name, n) or []:
                        form = form.strip().lower()
                        if WORD.fullmatch(form) and len(form) > 1:
                            rows.setdefault((language, 'word', form), n)
                for scale in SCALES + (ASIAN_SCALES if language in ASIAN else []):
                    for form in scale_words(rules, name, scale):
                        rows.setdefault((language, 'scale', form), scale)
        if os.path.exists(numbers):
            formats = json.load(open(numbers))['main'][locale]['numbers']
            latin = next((v for k, v in formats.items() if k.startswith('decimalFormats-numberSystem-latn')), None)
            for width in ('long', 'short'):
                for key, pattern in (latin or {}).get(width, {}).get('decimalFormat', {}).items():
                    power = len(key.split('-')[0]) - 1
                    zeros = pattern.count('0')
                    form = re.sub(r"[0'\u00a0\u200f\u200e¤]", ' ', pattern).strip().lower().rstrip('.')
                    if zeros and WORD.fullmatch(form) and len(form) > 1:
                        rows.setdefault((language, 'scale', form), 10 ** (power - zeros + 1))
    # The hand table wins: it knows what newspapers write and how words bend.
    by_hand = {}
    for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'number_words.hand.tsv'), encoding='utf-8'):
        if line.strip() and not line.startswith('#'):
            language, kind, form, value = line.rstrip('\n').split('\t')
            by_hand[(language, kind, form.lower())] = value
    taken = {(language, form) for language, _, form in by_hand}
    rows = {key: value for key, value in rows.items() if (key[0], key[2]) not in taken} | by_hand
    # Accents are often left out, and umlauts spelled out.
    for (language, kind, form), value in list(rows.items()):
        if language in UNACCENTED:
            plain = ''.join(c for c in unicodedata.normalize('NFD', form) if not unicodedata.combining(c))
            if language == 'de':
                plain = form.replace('ü', 'ue').replace('ö', 'oe').replace('ä', 'ae').replace('ß', 'ss')
            if plain != form and not any((language, other, plain) in rows for other in ('word', 'scale', 'teen', 'half', 'none')):
                rows[(language, kind, plain)] = value
    # Hindi is written with either nasal, and its dotted letters as one or two characters or without the dot.
    for (language, kind, form), value in list(rows.items()):
        for plain in {form.replace('ँ', 'ं'), form.replace('\u093c', ''), form.replace('\u0921\u093c', '\u095c').replace('\u0922\u093c', '\u095d'), form.replace('ँ', 'ं').replace('\u0921\u093c', '\u095c')} - {form} if language == 'hi' else ():
            rows.setdefault((language, kind, plain), value)
    # Ordinals that are the number with an ending, and how the nineties are also written.
    for (language, kind, form), value in list(rows.items()):
        if language == 'hi' and kind == 'word' and value in range(90, 100):
            rows.setdefault((language, kind, form.replace('बे', 'वे')), value)
    for (language, kind, form), value in list(rows.items()):
        for ending in ORDINALS.get(language, []) if kind in ('word', 'scale') and not any(form.endswith(one) for one in ORDINALS.get(language, [])) and form[-1] != '*' and float(value) >= 4 else ():
            rows.setdefault((language, kind, form + ending), value)
    # 2 x 10^5 gives "hundred thousand", 20 x 1000 gives nothing new: a scale that is a word as well is a scale.
    for (language, kind, form) in list(rows):
        if kind == 'word' and (language, 'scale', form) in rows:
            del rows[(language, 'word', form)]
    print('# Made by tools/number_words.py from CLDR 48 (Copyright Unicode, Inc., Unicode License v3) and tools/number_words.hand.tsv. Do not edit.')
    for (language, kind, form), value in sorted(rows.items()):
        print(f'{language}\t{kind}\t{form}\t{value}')

main(sys.argv[1])

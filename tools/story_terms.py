#!/usr/bin/env python3
"""Makes src/NewsDigest/Digests/Stories/story-terms.tsv: of a hundred thousand English texts of 250 words, how many have a term.
Input is the English word list of wordfreq (https://github.com/rspeer/wordfreq, wordfreq/data/large_en.msgpack.gz): for each
hundredth of a decade of frequency the words that are so frequent.

usage: story_terms.py large_en.msgpack.gz > ../src/NewsDigest/Digests/Stories/story-terms.tsv
"""
import gzip, re, sys
from collections import defaultdict

WORDS = 250       # of a text
TEXTS = 100_000
LEAST = 25        # texts: what is rarer counts as unknown

def main(path):
    stems = defaultdict(float)
    for rank, words in enumerate(read(gzip.open(path).read())[1:]):
        for word in words:
            if re.fullmatch("[a-zà-ɏ'-]{2,}", word):
                word = word[:-2] if word.endswith("'s") else word
                stems[stem(word)] += 10 ** (-rank / 100)
    print('# Made by tools/story_terms.py from wordfreq 3.1 (Robyn Speer; data CC BY-SA 4.0, see NOTICE). Do not edit.')
    print('# version 1')
    rows = {s: round(TEXTS * (1 - (1 - min(f, .99)) ** WORDS)) for s, f in stems.items()}
    for s in sorted(rows):
        if rows[s] >= LEAST:
            print(f'{s}\t{rows[s]}')

def stem(word):
    """Mirrors Term.Stem."""
    if len(word) > 5:
        for ending, put in (('ations', 'ate'), ('ation', 'ate'), ('ingly', ''), ('edly', ''), ('ings', ''), ('ing', ''),
                            ('ies', 'y'), ('ied', 'y'), ('ers', 'er'), ('est', ''), ('ed', ''), ('es', ''), ('ly', ''), ('s', '')):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[:-len(ending)] + put
                break
        if len(word) > 4 and word[-1] == word[-2]: word = word[:-1]
        if word.endswith('e'): word = word[:-1]
    elif len(word) > 3 and word.endswith('s') and not word.endswith('ss'): word = word[:-1]
    return word

def read(data):
    """As much of msgpack as the file has: lists, texts, and one map at its start."""
    place = 0
    def take(count):
        nonlocal place
        place += count
        return data[place - count:place]
    def number(count): return int.from_bytes(take(count), 'big')
    def value():
        kind = take(1)[0]
        if kind < 0x80: return kind
        if kind < 0x90: return {value(): value() for _ in range(kind & 15)}
        if kind < 0xa0: return [value() for _ in range(kind & 15)]
        if kind < 0xc0: return take(kind & 31).decode()
        if kind in (0xd9, 0xda, 0xdb): return take(number(1 << (kind - 0xd9))).decode()
        if kind in (0xdc, 0xdd): return [value() for _ in range(number(2 << (kind - 0xdc)))]
        if kind in (0xcc, 0xcd, 0xce): return number(1 << (kind - 0xcc))
        raise ValueError(f'no value begins with {kind:x}')
    return value()

main(sys.argv[1])

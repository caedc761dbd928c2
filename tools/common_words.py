#!/usr/bin/env python3
"""Makes data/common-words.txt out of SCOWL (the Debian package scowl): English words that are no
names when a capital begins them. Inflected forms are left out where the code takes the ending off itself.

usage: common_words.py /usr/share/dict/scowl > ../data/common-words.txt
"""
import os, re, sys

def main(folder):
    words = set()
    for spelling in ('english', 'american', 'british'):
        for size in (10, 20, 35, 40):
            for line in open(os.path.join(folder, f'{spelling}-words.{size}'), encoding='latin-1'):
                if re.fullmatch('[a-z]{3,}', line.strip()):
                    words.add(line.strip())
    print('# Made by tools/common_words.py from SCOWL (Copyright 2000-2019 by Kevin Atkinson; see NOTICE). Do not edit.')
    for word in sorted(words):
        if not any(stem in words for stem in stems(word)):
            print(word)

def stems(word):
    """Mirrors CommonWords.Stems."""
    if word.endswith('ies'): yield word[:-3] + 'y'
    for ending in ('es', 's', 'ed', 'd', 'ing', 'ly', 'ness'):
        if word.endswith(ending) and len(word) > len(ending) + 3: yield word[:-len(ending)]
    if word.endswith('ing') and len(word) > 6: yield word[:-3] + 'e'

main(sys.argv[1])

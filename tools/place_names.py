#!/usr/bin/env python3
"""Makes src/NewsDigest/Verification/Names/place-names.tsv out of CLDR (Unicode License v3): countries and languages, in English and in each language.

usage: place_names.py CLDR_FOLDER > ../src/NewsDigest/Verification/Names/place-names.tsv
Columns: language, English name, name in the language, both in lower case. Run by hand when CLDR changes; the result is committed.
"""
import json, os, sys

def names(folder, locale):
    found = {}
    for kind in ('territories', 'languages'):
        path = os.path.join(folder, locale, kind + '.json')
        if os.path.exists(path):
            for code, name in json.load(open(path))['main'][locale]['localeDisplayNames'][kind].items():
                if '-' not in code and not code.isdigit() and (kind == 'territories' or len(code) == 2):
                    found[(kind, code)] = name.lower()
    return found

def main(folder):
    english = names(folder, 'en')
    print('# Made by tools/place_names.py from CLDR 48 (Copyright Unicode, Inc., Unicode License v3). Do not edit.')
    for locale in sorted(os.listdir(folder)):
        if os.path.isdir(os.path.join(folder, locale)) and '-' not in locale and locale != 'en':
            for key, name in sorted(names(folder, locale).items()):
                if key in english and name != english[key]:
                    print(f'{locale}\t{english[key]}\t{name}')

main(sys.argv[1])

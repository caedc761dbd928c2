#!/usr/bin/env python3
"""Makes data/place-names.tsv out of CLDR (Unicode License v3): countries, languages and the cities
of time zones, in English and in each language.

usage: place_names.py LOCALENAMES DATES > ../data/place-names.tsv
LOCALENAMES and DATES are the `main` folders of the packages cldr-localenames-full and cldr-dates-full.
Columns: language, English name, name in the language, both in lower case. A name that is alike in both is left out: the
likeness of spellings finds it. Run by hand when CLDR changes; the result is committed.
"""
import json, os, sys, unicodedata

ALIKE = 0.75
LARGE = ('ru', 'zh', 'ar') # of these CLDR names every zone's city
NO_PLACES = {'world', 'americas', 'outlying oceania', 'troll', 'center', 'easter', 'davis', 'casey', 'san juan', 'vincennes', 'marengo', 'nome', 'oral', 'resolute', 'anchorage'}

def zones(path):
    if not os.path.exists(path):
        return {}
    found = {}
    def walk(node, name):
        for key, value in node.items():
            if not isinstance(value, dict):
                continue
            if value.get('_type') == 'zone':
                found[name + key] = value.get('exemplarCity') or key.replace('_', ' ')
            else:
                walk(value, name + key + '/')
    dates = json.load(open(path))['main']
    walk(next(iter(dates.values()))['dates']['timeZoneNames'].get('zone', {}), '')
    return {key: city for key, city in found.items() if not key.startswith('Etc/')}

def names(localenames, dates, locale):
    found = {}
    for kind in ('territories', 'languages'):
        path = os.path.join(localenames, locale, kind + '.json')
        if os.path.exists(path):
            for code, name in json.load(open(path))['main'][locale]['localeDisplayNames'][kind].items():
                plain = code.split('-alt-')[0]
                if (plain.isdigit() and kind == 'territories') or ('-' not in plain and (kind == 'territories' or len(plain) == 2)):
                    if plain not in ('ZZ', 'EZ', 'QO', 'XA', 'XB'):
                        found[(kind, code)] = name.lower()
    for zone, city in zones(os.path.join(dates, locale, 'timeZoneNames.json')).items():
        if ',' in city:
            continue
        found[('zones', zone)] = city.lower()
    return found

def plain(text):
    return ''.join(c for c in unicodedata.normalize('NFD', text) if c.isalpha() and not unicodedata.combining(c))

def distance(one, other):
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]

def alike(one, other):
    one, other = plain(one), plain(other)
    return one[:3] == other[:3] and distance(one, other) <= (1 - ALIKE) * max(len(one), len(other))

def main(localenames, dates):
    english = names(localenames, dates, 'en')
    # English has no exemplar city where the zone's own name is one.
    english = {key: name for key, name in english.items() if name not in NO_PLACES}
    print('# Made by tools/place_names.py from CLDR 48 (Copyright Unicode, Inc., Unicode License v3). Do not edit.')
    cities = {zone_name(key) for locale in os.listdir(dates) if locale in LARGE for key in names(localenames, dates, locale) if key[0] == 'zones' and key not in english}
    for name in sorted(set(english.values()) | cities - NO_PLACES):
        print(f'en\t{name}\t{name}')
    for locale in sorted(os.listdir(localenames)):
        if os.path.isdir(os.path.join(localenames, locale)) and '-' not in locale and locale != 'en':
            rows = {(english.get(key) or zone_name(key), name) for key, name in names(localenames, dates, locale).items() if key in english or key[0] == 'zones'}
            for ours, theirs in sorted(rows):
                if ours and not alike(ours, theirs):
                    print(f'{locale}\t{ours}\t{theirs}')

def zone_name(key):
    return key[1].rsplit('/', 1)[-1].replace('_', ' ').lower()

main(sys.argv[1], sys.argv[2])

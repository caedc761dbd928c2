#!/usr/bin/env python3
"""Makes data/calendar-words.tsv out of CLDR (Unicode License v3): weekdays and months in each language.

usage: calendar_words.py CLDR_FOLDER > ../data/calendar-words.tsv
Columns: language; mon…sun or m1…m12; whole names, apart by "|"; short names, apart by "|". All in lower case, without points.
"""
import json, os, sys

# What newspapers write and CLDR has not.
MORE = {
    'ar': {'m1': ['كانون الثاني', 'جانفي'], 'm2': ['شباط', 'فيفري'], 'm3': ['آذار'], 'm4': ['نيسان', 'أفريل'], 'm5': ['أيار', 'ماي'], 'm6': ['حزيران', 'جوان'], 'm7': ['تموز', 'جويلية', 'يوليوز'],
           'm8': ['آب', 'أوت', 'غشت'], 'm9': ['أيلول', 'شتنبر'], 'm10': ['تشرين الأول'], 'm11': ['تشرين الثاني', 'نونبر'], 'm12': ['كانون الأول', 'دجنبر'], 'mon': ['الإثنين', 'اثنين']},
    'zh': {day: ['礼拜' + c, '禮拜' + c, '週' + c] for day, c in zip('mon tue wed thu fri sat sun'.split(), '一二三四五六日')} | {'sun': ['星期天', '礼拜天', '禮拜天', '礼拜日', '禮拜日', '週日']},
    'ja': {day: [c + '曜'] for day, c in zip('mon tue wed thu fri sat sun'.split(), '月火水木金土日')},
    'hi': {'thu': ['बृहस्पतिवार'], 'sun': ['इतवार'], 'm2': ['फरवरी'], 'm9': ['सितम्बर'], 'm11': ['नवम्बर'], 'm12': ['दिसम्बर']},
    'hr': {'m1': ['januar'], 'm2': ['februar'], 'm3': ['mart'], 'm4': ['april'], 'm5': ['maj'], 'm6': ['juni', 'jun'], 'm7': ['juli', 'jul'], 'm8': ['august', 'avgust'], 'm9': ['septembar'], 'm10': ['oktobar'], 'm11': ['novembar'], 'm12': ['decembar']},
    'de': {'sat': ['sonnabend'], 'm1': ['jänner'], 'm2': ['feber']},
    'es': {'m9': ['setiembre']},
}

def main(folder):
    print('# Made by tools/calendar_words.py from CLDR 48 (Copyright Unicode, Inc., Unicode License v3). Do not edit.')
    for locale in sorted(os.listdir(folder)):
        path = os.path.join(folder, locale, 'ca-gregorian.json')
        if '-' in locale or locale == 'en' or not os.path.exists(path):
            continue
        calendar = json.load(open(path))['main'][locale]['dates']['calendars']['gregorian']
        for kind, keys in (('days', 'mon tue wed thu fri sat sun'.split()), ('months', [str(month) for month in range(1, 13)])):
            for key in keys:
                name = key if kind == 'days' else 'm' + key
                def forms(width):
                    return [calendar[kind][context][width][key].lower().strip('.') for context in ('format', 'stand-alone')]
                whole = list(dict.fromkeys(forms('wide') + MORE.get(locale, {}).get(name, [])))
                short = [form for form in dict.fromkeys(forms('abbreviated')) if form not in whole]
                print(f'{locale}\t{name}\t{"|".join(whole)}\t{"|".join(short)}')

main(sys.argv[1])

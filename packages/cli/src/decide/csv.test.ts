import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from './csv.ts'

const fieldsOf = (text: string) => parseCsv(text).map((row) => row.fields)

describe('comma-separated text', () => {
  test.for([
    ['nothing', '', []],
    ['one row without a line break at its end', 'a,b', [['a', 'b']]],
    ['lines that end in every way', 'a\nb\r\nc\rd\n', [['a'], ['b'], ['c'], ['d']]],
    ['a byte order mark', '\uFEFFperson\r\nada\r\n', [['person'], ['ada']]],
    ['empty fields', ',a,,\n', [['', 'a', '', '']]],
    ['empty lines, which are left out', '\n\na\n\n', [['a']]],
    ['commas, quotes and line breaks in quotes', '"a,b","c ""d""","e\r\nf"\n', [['a,b', 'c "d"', 'e\r\nf']]],
    ['quotes within a field that is not quoted', 'a "b" c,d', [['a "b" c', 'd']]],
    ['spaces, which belong to the field', ' a , b ', [[' a ', ' b ']]],
    ['an empty field in quotes', '"",a', [['', 'a']]],
  ] as const)('is read with %s', ([, text, rows]) => {
    expect(fieldsOf(text)).toEqual(rows)
  })

  test('knows the line on which each row begins', () => {
    expect(parseCsv('a\n\n"b\nc",d\r\ne').map((row) => row.line)).toEqual([1, 3, 5])
  })

  test.for([
    ['a\n"b\nc', 'Line 2: A quote is opened and never closed.'],
    ['"a" b', 'Line 1: Something follows a closing quote. Double the quotes that belong to the text.'],
    ['x\n"a\n"b', 'Line 3: Something follows a closing quote. Double the quotes that belong to the text.'],
  ] as const)('is refused with the line of a quote that is wrong: %j', ([text, message]) => {
    expect(() => parseCsv(text)).toThrow(expect.objectContaining({ code: 'invalid_csv', message }))
  })

  test('says what was written, whatever it is', () => {
    const written = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }))
    fc.assert(
      fc.property(written, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join(end)
        expect(fieldsOf(text)).toEqual(rows)
      }),
    )
  })
})

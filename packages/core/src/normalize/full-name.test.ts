import { describe, expect, it } from 'vitest';
import { splitFullName } from './full-name.ts';

describe('splitFullName', () => {
  it.each([
    ['Ann Lee', 'Ann', 'Lee', 'two words'],
    ['  Ann   Lee ', 'Ann', 'Lee', 'spaces'],
    ['Lee, Ann', 'Ann', 'Lee', 'last name first'],
    ['Lee Smith, Ann Mary', 'Ann Mary', 'Lee Smith', 'a comma tells two family names'],
    ['Anna Maria Schmidt', 'Anna Maria', 'Schmidt', 'several given names'],
    ['Mary-Jane O’Neil', 'Mary-Jane', 'O’Neil', 'hyphen and apostrophe'],
    ['John & Mary Smith', 'John & Mary', 'Smith', 'a couple'],
    ['Cher', 'Cher', '', 'one word'],
    ['Smith,', '', 'Smith', 'a last name and nothing else'],
    ['', '', '', 'nothing'],
    [' , ', '', '', 'a comma'],
    // Titles and suffixes
    ['Dr. Ann Lee', 'Ann', 'Lee', 'a title'],
    ['Prof. Dr. Ann Lee', 'Ann', 'Lee', 'two titles'],
    ['Mrs. Lee', '', 'Lee', 'a title makes it a last name'],
    ['Mr. and Mrs. Smith', '', 'Smith', 'two titles joined'],
    ['Lee, Dr. Ann', 'Ann', 'Lee', 'a title after the comma'],
    ['Ann Lee Jr.', 'Ann', 'Lee', 'a suffix'],
    ['Ann Lee, PhD', 'Ann', 'Lee', 'a suffix after a comma is no first name'],
    ['Lee, Ann, MD', 'Ann', 'Lee', 'a suffix after a second comma'],
    ['Martin Luther King III', 'Martin Luther', 'King', 'a number'],
    ['Jack Ma', 'Jack', 'Ma', 'a family name that looks like a degree'],
    ['Anh Do', 'Anh', 'Do', 'another'],
    // Particles
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', 'van'],
    ['Jan van der Berg', 'Jan', 'van der Berg', 'van der'],
    ['Vincent Van Gogh', 'Vincent', 'Van Gogh', 'with a capital'],
    ['Maria de la Cruz', 'Maria', 'de la Cruz', 'de la'],
    ['Otto von Bismarck', 'Otto', 'von Bismarck', 'von'],
    ['Leonardo Di Caprio', 'Leonardo', 'Di Caprio', 'Di'],
    ['Osama bin Laden', 'Osama', 'bin Laden', 'bin'],
    ['Ali al-Masri', 'Ali', 'al-Masri', 'al-'],
    ['Ali al Masri', 'Ali', 'al Masri', 'al'],
    ['Al Gore', 'Al', 'Gore', 'a first name that looks like a particle'],
    ['Van Morrison', 'Van', 'Morrison', 'another'],
    ['Ann Ben Smith', 'Ann Ben', 'Smith', 'a given name with a capital'],
    ['Ann St. John', 'Ann', 'St. John', 'St.'],
    ['van der Berg, Jan', 'Jan', 'van der Berg', 'particles before the comma'],
    ['José Ortega y Gasset', 'José', 'Ortega y Gasset', 'y'],
    // East Asia
    ['山田 太郎', '太郎', '山田', 'Japanese: family name first'],
    ['山田太郎', '太郎', '山田', 'Japanese without a space'],
    ['毛泽东', '泽东', '毛', 'Chinese'],
    ['欧阳修', '修', '欧阳', 'Chinese: a family name of two characters'],
    ['김민수', '민수', '김', 'Korean'],
    ['김 민수', '민수', '김', 'Korean with a space'],
    ['남궁민수', '민수', '남궁', 'Korean: a family name of two syllables'],
    ['マイケル', 'マイケル', '', 'kana: nobody knows'],
    // Others
    ['Robert Smith (Bob)', 'Robert', 'Smith', 'a note in brackets'],
    ['Acme, Inc.', '', 'Acme, Inc.', 'a firm'],
    ['Acme Trading LLC', '', 'Acme Trading LLC', 'a firm'],
  ])('splits %j into %j and %j: %s', (name, first, last) => {
    expect(splitFullName(name)).toEqual({ first, last });
  });
});

//! United Kingdom, England: the bank holidays, with their substitute days.

use super::{easter, fixed, nth, once};
use crate::calendar::{Holiday, Observed};
use crate::civil::Weekday::Monday;

/// Source: Banking and Financial Dealings Act 1971, schedule 1, and royal proclamations (New Year's Day since 1974, early May
/// since 1978, the days that were moved or added once); substitute days as published on GOV.UK. When Christmas Day and
/// Boxing Day meet a weekend, each moves by two days: Saturday to Monday, Sunday to Tuesday.
pub(super) static HOLIDAYS: [Holiday; 27] = [
    fixed(1, 1, "New Year's Day", "Jour de l'an").since(1974).observed(Observed::Monday),
    easter(-2, "Good Friday", "Vendredi saint"),
    easter(1, "Easter Monday", "Lundi de Pâques"),
    nth(1, Monday, 5, EARLY_MAY.0, EARLY_MAY.1).since(1978).until(1994),
    once(1995, 5, 8, EARLY_MAY.0, EARLY_MAY.1),
    nth(1, Monday, 5, EARLY_MAY.0, EARLY_MAY.1).since(1996).until(2019),
    once(2020, 5, 8, EARLY_MAY.0, EARLY_MAY.1),
    nth(1, Monday, 5, EARLY_MAY.0, EARLY_MAY.1).since(2021),
    nth(-1, Monday, 5, SPRING.0, SPRING.1).until(2001),
    once(2002, 6, 4, SPRING.0, SPRING.1),
    nth(-1, Monday, 5, SPRING.0, SPRING.1).since(2003).until(2011),
    once(2012, 6, 4, SPRING.0, SPRING.1),
    nth(-1, Monday, 5, SPRING.0, SPRING.1).since(2013).until(2021),
    once(2022, 6, 2, SPRING.0, SPRING.1),
    nth(-1, Monday, 5, SPRING.0, SPRING.1).since(2023),
    nth(-1, Monday, 8, "Summer bank holiday", "Jour férié d'été"),
    fixed(12, 25, "Christmas Day", "Noël").observed(Observed::TwoDaysOn),
    fixed(12, 26, "Boxing Day", "Lendemain de Noël").observed(Observed::TwoDaysOn),
    once(1977, 6, 7, "Silver Jubilee", "Jubilé d'argent"),
    once(1981, 7, 29, "Royal wedding", "Mariage royal"),
    once(1999, 12, 31, "Millennium bank holiday", "Jour férié du millénaire"),
    once(2002, 6, 3, "Golden Jubilee", "Jubilé d'or"),
    once(2011, 4, 29, "Royal wedding", "Mariage royal"),
    once(2012, 6, 5, "Diamond Jubilee", "Jubilé de diamant"),
    once(2022, 6, 3, "Platinum Jubilee", "Jubilé de platine"),
    once(2022, 9, 19, "State funeral of Queen Elizabeth II", "Funérailles de la reine Élisabeth II"),
    once(2023, 5, 8, "Coronation of King Charles III", "Couronnement du roi Charles III"),
];

const EARLY_MAY: (&str, &str) = ("Early May bank holiday", "Jour férié de début mai");
const SPRING: (&str, &str) = ("Spring bank holiday", "Jour férié de printemps");

//! Words of several languages: plurals, days, and what is missing.

use super::*;

fn words(tag: &str, yaml: &str) -> Words {
    let language: Language = tag.parse().expect("a tag");
    let strings = Strings::read(yaml);
    assert_eq!(strings.mistakes, []);
    Words::new(language, Arc::new(strings.messages), Some(Words::english()))
}

#[test]
fn days_are_written_as_each_language_writes_them() {
    let day = jiff::civil::date(2026, 3, 1);
    let written = ["en-GB", "cy", "pl", "ur", "ar"].map(|tag| {
        let words = words(tag, "");
        [
            words.day(day),
            words.weekday_and_day(day),
            words.month(day),
            words.day_of_year(day),
            words.weekday(day),
        ]
        .join(" | ")
    });
    assert_eq!(
        written,
        [
            "1 March 2026 | Sunday, 1 March 2026 | March 2026 | 1 March | Sunday",
            "1 Mawrth 2026 | Dydd Sul, 1 Mawrth 2026 | Mawrth 2026 | 1 Mawrth | Dydd Sul",
            "1 marca 2026 | niedziela, 1 marca 2026 | marzec 2026 | 1 marca | niedziela",
            "1 مارچ، 2026 | اتوار، 1 مارچ، 2026 | مارچ 2026 | 1 مارچ | اتوار",
            "1 مارس 2026 | الأحد، 1 مارس 2026 | مارس 2026 | 1 مارس | الأحد",
        ]
    );
}

#[test]
fn polish_has_plurals_of_its_own() {
    let polish = words(
        "pl",
        "breaks:\n  one: '{n} przerwa'\n  few: '{n} przerwy'\n  many: '{n} przerw'\n  other: '{n} przerwy'\n",
    );
    let say = |n: i64| polish.say_with("breaks", &[("n", Value::Number(n))]);
    assert_eq!(
        [1, 3, 5, 22, 112].map(say),
        ["1 przerwa", "3 przerwy", "5 przerw", "22 przerwy", "112 przerw"]
    );
}

#[test]
fn a_language_falls_back_to_english_that_says_so() {
    let urdu = words("ur", "contact: { email: ای میل }\n");
    assert_eq!(urdu.say("contact.email"), "ای میل");
    assert_eq!(urdu.say("contact.phone"), foreign::mark_english("Phone"));
    assert_eq!(urdu.say("contact.pigeon"), "contact.pigeon");
}

#[test]
fn distances_are_said_in_the_largest_units() {
    let words = Words::english();
    let away = |day: &str| words.away(jiff::civil::date(2026, 5, 31), day.parse().expect("a day"));
    assert_eq!(away("2026-12-31"), "in 7 months");
    assert_eq!(away("2026-05-31"), "today");
    assert_eq!(away("2026-06-01"), "in 1 day");
    assert_eq!(away("2026-05-20"), "11 days ago");
    assert_eq!(away("2028-08-31"), "in 2 years and 3 months");
    assert_eq!(away("2025-05-31"), "1 year ago");
}

#[test]
fn lengths_of_time_are_said_in_their_own_units() {
    let said =
        ["P2Y", "P18M", "P1Y6M", "2 weeks"].map(|term| Words::english().term(&term.parse().expect("a term")));
    assert_eq!(said, ["2 years", "18 months", "1 year and 6 months", "2 weeks"]);
}

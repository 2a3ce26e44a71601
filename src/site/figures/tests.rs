//! Growth in words.

use super::Point;
use super::growth::{Growth, Standing};
use crate::content::words::Words;

/// From one figure and time to another, as words, as a percentage and as a sentence with its ends.
fn told(from: (&str, &str), to: (&str, &str), of_per_cent: bool) -> [String; 3] {
    let point = |(time, value): (&str, &str)| Point {
        time: time.parse().unwrap(),
        id: "",
        name: "",
        value: value.parse().unwrap(),
    };
    let growth = Growth::between(&point(from), &point(to), of_per_cent);
    let words = Words::english();
    [growth.in_words(&words), growth.in_per_cent(&words), growth.of("It", &words)]
}

#[test]
fn growth_is_told_as_people_say_it() {
    for (from, to, words, percent) in [
        (("2023", "100"), ("2025", "137"), "rose by 37% in two years", "+37%"),
        (("2023-01", "700"), ("2023-11", "1500"), "more than doubled in ten months", "+114%"),
        (("2023-01", "700"), ("2023-11", "1400"), "doubled in ten months", "+100%"),
        (("2024/25", "300"), ("2025/26", "200"), "fell by a third in one year", "−33%"),
        (("2024", "3"), ("2025", "9"), "trebled in one year", "+200%"),
        (("2024", "3"), ("2025", "10"), "more than trebled in one year", "+233%"),
        (("2024", "100"), ("2025", "429"), "rose by 329% in one year", "+329%"),
        (("2024", "10"), ("2025", "5"), "halved in one year", "−50%"),
        (("2024", "10"), ("2025", "3"), "more than halved in one year", "−70%"),
        (("2024", "10"), ("2025", "0"), "fell to 0 in one year", "−100%"),
        (("2024", "10"), ("2025", "10"), "stayed at 10 for one year", "0%"),
        (("2024", "0"), ("2025", "10"), "rose from 0 to 10 in one year", "from 0 to 10"),
        (("2024", "1000"), ("2025", "1004"), "rose by 0.4% in one year", "+0.4%"),
        (("2024", "10"), ("2025", "15"), "rose by half in one year", "+50%"),
        (("2026-01-01", "10"), ("2026-01-09", "20"), "doubled in less than a month", "+100%"),
        (("2001", "100"), ("2026", "110"), "rose by 10% in 25 years", "+10%"),
    ] {
        assert_eq!(told(from, to, false)[..2], [words, percent], "{from:?} to {to:?}");
    }
    let points = told(("2024", "60"), ("2025", "72.5"), true);
    assert_eq!(
        points,
        [
            "rose by 12.5 percentage points in one year",
            "+12.5 points",
            "It rose by 12.5 percentage points in one year, from 60% to 72.5%."
        ]
    );
    assert_eq!(told(("2024", "5"), ("2025", "4"), true)[0], "fell by 1 percentage point in one year");
    assert_eq!(
        told(("2024", "300"), ("2025", "200"), false)[2],
        "It fell by a third in one year, from 300 to 200."
    );
}

#[test]
fn there_are_words_for_every_growth_wherever_it_is_told() {
    let words = Words::english();
    let point =
        |time: &str, value: u32| Point { time: time.parse().unwrap(), id: "", name: "", value: value.into() };
    for (from, to, of_per_cent) in [0, 10]
        .into_iter()
        .flat_map(|from| [0, 3, 5, 8, 10, 15, 20, 25, 30, 35, 99].map(|to| (from, to)))
        .flat_map(|(from, to)| [false, true].map(|of_per_cent| (from, to, of_per_cent)))
    {
        let growth = Growth::between(&point("2024", from), &point("2025", to), of_per_cent);
        let mut told = vec![growth.in_words(&words), growth.in_per_cent(&words), growth.of("It", &words)];
        if growth.size().is_some() {
            told.push(growth.of_each(&words));
            let standings: &[Standing] = match (growth.is_fall(), to) {
                (true, 0) => &[Standing::Fell, Standing::FellMost],
                (true, _) => &[Standing::Fell, Standing::FellMost, Standing::FellLeast],
                (false, _) => &[Standing::GrewMost, Standing::GrewLeast],
            };
            told.extend(standings.iter().map(|standing| growth.compared("It", *standing, &words)));
        }
        for said in told {
            assert!(!said.contains("growth.") && !said.contains(['{', '}']), "{from} to {to}: {said}");
        }
    }
}

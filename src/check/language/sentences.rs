//! Where sentences end, and how many words they have.

use std::ops::Range;

/// Words that a full stop is part of. A name, a number or a list follows them, never a new sentence.
const BEFORE_MORE: [&str; 30] = [
    "e.g", "eg", "i.e", "ie", "viz", "cf", "vs", "v", "dr", "mr", "mrs", "ms", "mx", "prof", "rev", "hon",
    "sir", "cllr", "st", "messrs", "approx", "incl", "inc", "tel", "ext", "mob", "fig", "dept", "govt",
    "gen",
];
/// Words that a full stop is part of when a number follows: "No. 5", but not "Is it free? No. You pay".
const BEFORE_NUMBER: [&str; 21] = [
    "no", "nos", "p", "pp", "para", "paras", "reg", "regs", "s", "ss", "sec", "sch", "art", "arts", "ch",
    "chap", "vol", "c", "ed", "pt", "tel",
];
/// Words that stand before a single capital letter which ends a sentence: "at level B. Ask us."
const BEFORE_LETTER: [&str; 22] = [
    "level", "levels", "tier", "tiers", "band", "bands", "group", "groups", "part", "parts", "option",
    "options", "step", "steps", "type", "types", "grade", "category", "pathway", "plan", "schedule",
    "appendix",
];

/// The sentences of a passage. A line break that the writer asked for ends one too.
pub fn sentences(words: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut add = |start: usize, end: usize| {
        let sentence = &words[start..end];
        let from = start + (sentence.len() - sentence.trim_start().len());
        let to = start + sentence.trim_end().len();
        if from < to && words[from..to].contains(char::is_alphanumeric) {
            sentences.push(from..to);
        }
    };
    for (at, mark) in words.char_indices() {
        let end = match mark {
            '\n' => Some(at + 1),
            '.' | '!' | '?' | '…' if at >= start => end_after(words, start, at, mark),
            _ => None,
        };
        if let Some(end) = end {
            add(start, end);
            start = end;
        }
    }
    add(start, words.len());
    sentences
}

/// Where the sentence ends whose last mark stands at `at`, if it does end there.
fn end_after(words: &str, start: usize, at: usize, mark: char) -> Option<usize> {
    let closes = |c: char| matches!(c, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | ')' | ']');
    let after = words[at..].trim_start_matches(closes);
    let end = words.len() - after.len();
    let next = after.trim_start();
    if next.is_empty() {
        return Some(end);
    }
    let opens = |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[' | '–' | '—' | '-' | '*' | ' ');
    let first = next.trim_start_matches(opens).chars().next()?;
    if next.len() == after.len() || first.is_lowercase() {
        return None;
    }
    let goes_on = mark == '.' && end == at + 1 && is_part_of_word(&words[start..at], first);
    (!goes_on).then_some(end)
}

/// Whether a full stop after `before` belongs to its last word, and the sentence goes on with `next`.
fn is_part_of_word(before: &str, next: char) -> bool {
    let mut rest = before.split_whitespace().rev();
    let bare = |word: &str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let Some(last) = rest.next().map(bare) else { return false };
    let previous = rest.next().map(bare);
    let lower = last.to_lowercase();
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    // "5. Mill Lane", where a line starts with a number.
    if previous.is_none() && !last.is_empty() && number(&last) {
        return true;
    }
    if BEFORE_MORE.contains(&lower.as_str())
        || BEFORE_NUMBER.contains(&lower.as_str()) && next.is_ascii_digit()
    {
        return true;
    }
    is_initial(&last, previous.as_deref())
}

/// "J" in "J. Smith" and in "A. J. Smith", but not "B" in "level B".
fn is_initial(word: &str, previous: Option<&str>) -> bool {
    let mut letters = word.chars();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I";
    if !single {
        // "U.K. Children" goes on; "at 5 p.m. We" does not.
        return dotted && word.chars().all(|c| c == '.' || c.is_uppercase());
    }
    previous.is_none_or(|previous| {
        previous.starts_with(char::is_uppercase) && !BEFORE_LETTER.contains(&previous.to_lowercase().as_str())
    })
}

/// How many words there are. The groups of a number such as 01632 960 115 are one.
pub fn count(sentence: &str) -> usize {
    words(sentence).count()
}

/// The words, without signs that stand alone, and each row of numbers by its first group.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let mut in_number = false;
    sentence.split_whitespace().filter(move |word| {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let again = number && in_number;
        in_number = number && word.ends_with(|c: char| c.is_ascii_digit());
        word.contains(char::is_alphanumeric) && !again
    })
}

#[cfg(test)]
mod tests {
    use super::{count, sentences};

    fn split(words: &str) -> Vec<&str> {
        sentences(words).into_iter().map(|range| &words[range]).collect()
    }

    #[test]
    fn marks_end_sentences() {
        assert_eq!(
            split("You can ask. We answer! Do we?  Yes."),
            ["You can ask.", "We answer!", "Do we?", "Yes."]
        );
        assert_eq!(split("No mark at the end"), ["No mark at the end"]);
        assert_eq!(split("Wait… Then go on... Then stop."), ["Wait…", "Then go on...", "Then stop."]);
        assert_eq!(split(" . – "), [""; 0]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn quotation_marks_and_brackets_stay_with_their_sentence() {
        assert_eq!(split("She said “no.” He left."), ["She said “no.”", "He left."]);
        assert_eq!(
            split("\"Can we?\" she asked. (We can.) Good."),
            ["\"Can we?\" she asked.", "(We can.)", "Good."]
        );
        assert_eq!(split("He said yes. “Come in.”"), ["He said yes.", "“Come in.”"]);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        for one in [
            "Bring a helper, e.g. Mr Jones or Mrs. Patel.",
            "The panel, i.e. Dr. Okoro and Ms. Lee, decides.",
            "It is at St. Mary’s Hall on Park Rd. in the town.",
            "See No. 5 and para. 6 of reg. 5, p. 12.",
            "It costs approx. £4.50 for 1.5 hours, incl. VAT.",
            "Ask A. J. Smith. ",
            "The U.K. Government pays.",
            "5. Mill Lane",
            "Go to www.example.org or write to hello@example.org today.",
            "Open at 9.30 in version 2.2 of the plan.",
        ] {
            assert_eq!(split(one), [one.trim()]);
        }
    }

    #[test]
    fn words_that_look_like_abbreviations_can_end_sentences() {
        assert_eq!(split("Is it free? No. You pay."), ["Is it free?", "No.", "You pay."]);
        assert_eq!(split("You are at level B. Ask us."), ["You are at level B.", "Ask us."]);
        assert_eq!(split("Choose A, B or C. Then sign."), ["Choose A, B or C.", "Then sign."]);
        assert_eq!(split("It ends at 5 p.m. We tidy up."), ["It ends at 5 p.m.", "We tidy up."]);
        assert_eq!(split("Toys, games, etc. You can stay."), ["Toys, games, etc.", "You can stay."]);
        assert_eq!(split("So do I. We all do."), ["So do I.", "We all do."]);
        assert_eq!(split("It was in 2025. 38 families came."), ["It was in 2025.", "38 families came."]);
    }

    #[test]
    fn a_line_break_ends_a_sentence() {
        assert_eq!(split("2 Beacon Square\nNorthmoor"), ["2 Beacon Square", "Northmoor"]);
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        assert_eq!(count("One-to-one help – for you & me."), 5);
        assert_eq!(count("Phone 01632 960 115 or 01632 960 116."), 4);
        assert_eq!(count("On 1 April 2026, 30 came."), 6);
        assert_eq!(count("…"), 0);
    }
}

//! What a person types and what the program answers: the transcripts of `tests/cmd/`, each with the folder that it
//! starts in beside it (`*.in/`). They double as documentation.
//!
//! After a change to what is printed, `TRYCMD=overwrite cargo test --test cmd` writes the new answers into the
//! transcripts, for a person to read before they are kept.

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        // The width for which help is folded where no terminal says another.
        .env("COLUMNS", "100")
        .env("SOURCE_DATE_EPOCH", "1793491200")
        .case("tests/cmd/*.md");
}

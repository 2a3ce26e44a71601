#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shortbreaks_fuzz::front_matter(bytes));

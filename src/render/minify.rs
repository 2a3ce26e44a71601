//! Smaller HTML that means the same and is still valid.

/// A page without the spaces and quotes that mean nothing.
#[cfg(feature = "minify")]
pub fn minify(html: String) -> Vec<u8> {
    let kept = minify_html::Cfg {
        // What the standard lets a page leave out, checkers and people still look for.
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html.as_bytes(), &kept)
}

/// Built without the means to make pages smaller.
#[cfg(not(feature = "minify"))]
pub fn minify(html: String) -> Vec<u8> {
    html.into_bytes()
}

//! Headings, numbering, lists, tables, alerts, notes.

use super::*;

#[test]
fn headings_keep_their_distance_from_the_top() {
    let rendered = rendered("# Who *can* ask?\n\n## Costs\n\n# Costs\n\n## Young people’s {#own-id}\n");
    assert_eq!(
        rendered.html,
        "<h2 id=\"who-can-ask\">Who <em>can</em> ask?</h2>\n<h3 id=\"costs\">Costs</h3>\n\
         <h2 id=\"costs-2\">Costs</h2>\n<h3 id=\"own-id\">Young people’s</h3>\n"
    );
    let first = Heading { level: 2, id: "who-can-ask".into(), text: "Who can ask?".into(), at: 0 };
    assert_eq!(rendered.headings[0], first);
    assert_eq!(rendered.headings.len(), 4);
    assert_eq!(rendered.found, []);
}

#[test]
fn headings_go_no_deeper_than_six() {
    let site = site();
    let settings = Settings { top_heading: 5, ..settings(&site) };
    let rendered = render("# A\n## B\n### C\n", &settings, &mut PageState::default());
    assert_eq!(rendered.headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [5, 6, 6]);
}

#[test]
fn a_level_left_out_is_found() {
    assert_eq!(found("## A\n\n#### B\n"), [("heading-gap", "#### B")]);
    assert_eq!(found("### A\n\n## B\n"), [("heading-gap", "### A")]);
    assert_eq!(found("## A\n\n### B\n\n## C\n"), []);
}

#[test]
fn empty_headings_and_repeated_ids_are_found() {
    assert_eq!(found("## \n"), [("empty-heading", "##")]);
    assert_eq!(found("## A {#a}\n\n## B {#a}\n"), [("repeated-heading-id", "## B {#a}")]);
    assert_eq!(rendered("## A {#a}\n\n## B {#a}\n").headings[1].id, "a-2");
}

#[test]
fn texts_of_one_page_share_its_ids() {
    let site = site();
    let mut page = PageState::default();
    render("# Costs\n", &settings(&site), &mut page);
    let second = render("# Costs\n\n[See](#costs), [top](#top)\n", &settings(&site), &mut page);
    assert_eq!(
        second.html,
        "<h2 id=\"costs-2\">Costs</h2>\n<p><a href=\"#costs-2\">See</a>, <a href=\"#top\">top</a></p>\n"
    );
    let prefixed = Settings { id_prefix: "tiers-", ..settings(&site) };
    let third = render("# Costs\n\n[See](#costs)\n", &prefixed, &mut page);
    assert_eq!(third.html, "<h2 id=\"tiers-costs\">Costs</h2>\n<p><a href=\"#tiers-costs\">See</a></p>\n");
}

#[test]
fn paragraphs_and_lists_at_the_top_are_numbered() {
    let site = site();
    let settings = Settings { numbering: Numbering::Section(3), ..settings(&site) };
    let text = "# A\n\nOne.\n\n<!-- x -->\n\n- in\n\n> Quoted.\n\nThree.[^1]\n\n[^1]: Note.\n";
    let rendered = render(text, &settings, &mut PageState::default());
    assert_eq!(rendered.numbered.len(), 3);
    assert_eq!(
        rendered.html,
        "<h2 id=\"a\">A</h2>\n\
         <p id=\"p3-1\" class=\"numbered\"><a class=\"number\" href=\"#p3-1\">3.1</a> One.</p>\n\
         <div id=\"p3-2\" class=\"numbered\"><a class=\"number\" href=\"#p3-2\">3.2</a><ul>\n<li>in</li>\n</ul></div>\n\
         <blockquote>\n<p>Quoted.</p>\n</blockquote>\n\
         <p id=\"p3-3\" class=\"numbered\"><a class=\"number\" href=\"#p3-3\">3.3</a> Three.\
         <sup class=\"footnote-ref\"><a id=\"fnref-1\" href=\"#fn-1\" aria-label=\"Note 1\">1</a></sup></p>\n\
         <section class=\"footnotes\">\n<h2 id=\"notes\">Notes</h2>\n<ol>\n\
         <li id=\"fn-1\"><p>Note. <a class=\"footnote-back\" href=\"#fnref-1\">\
         <span class=\"visually-hidden\">Back to reference 1</span><span aria-hidden=\"true\">↩\u{FE0E}</span></a></p></li>\n</ol>\n</section>\n"
    );
}

#[test]
fn notes_are_numbered_as_they_are_referred_to() {
    let text = "[^b]: Second [^a].\n\n[^a]: First.\n\n    - list\n\nx[^a] y[^B] z[^a]\n";
    let html = html(text);
    let start = html.find("<section").unwrap_or(0);
    assert_eq!(
        html[..start].matches("href=\"#fn-1\"").count(),
        2,
        "the first to be referred to is number 1: {html}"
    );
    assert_eq!(
        html[start..],
        *"<section class=\"footnotes\">\n<h2 id=\"notes\">Notes</h2>\n<ol>\n\
        <li id=\"fn-1\"><p>First.</p>\n<ul>\n<li>list</li>\n</ul>\n<p>\
        <a class=\"footnote-back\" href=\"#fnref-1\"><span class=\"visually-hidden\">Back to reference 1</span><span aria-hidden=\"true\">↩\u{FE0E}</span></a> \
        <a class=\"footnote-back\" href=\"#fnref-1-2\"><span class=\"visually-hidden\">Back to reference 1 (2)</span><span aria-hidden=\"true\">↩\u{FE0E}<sup>2</sup></span></a> \
        <a class=\"footnote-back\" href=\"#fnref-1-3\"><span class=\"visually-hidden\">Back to reference 1 (3)</span><span aria-hidden=\"true\">↩\u{FE0E}<sup>3</sup></span></a></p></li>\n\
        <li id=\"fn-2\"><p>Second <sup class=\"footnote-ref\"><a id=\"fnref-1-3\" href=\"#fn-1\" aria-label=\"Note 1\">1</a></sup>. \
        <a class=\"footnote-back\" href=\"#fnref-2\"><span class=\"visually-hidden\">Back to reference 2</span><span aria-hidden=\"true\">↩\u{FE0E}</span></a></p></li>\n\
        </ol>\n</section>\n"
    );
}

#[test]
fn notes_go_on_counting_in_the_next_text() {
    let site = site();
    let mut page = PageState::default();
    render("x[^1]\n\n[^1]: A.\n", &settings(&site), &mut page);
    let second = render("x[^1]\n\n[^1]: B.\n", &settings(&site), &mut page);
    assert!(second.html.contains("<h2 id=\"notes-2\">Notes</h2>\n<ol start=\"2\">\n<li id=\"fn-2\">"));
}

#[test]
fn notes_without_a_mark_and_marks_without_a_note_are_found() {
    let text = "x[^1] \\[^2] `[^3]` [^4](y) [^a b]\n\n[^5]: Unread.\n\n[^6]: A[^6].\n[^5]: Again.\n";
    assert_eq!(
        found(text),
        [
            ("undefined-note", "[^1]"),
            ("unknown-target", "[^4](y)"),
            ("unused-note", "[^5]: Unread."),
            ("unused-note", "[^6]: A[^6]."),
            ("unused-note", "[^5]: Again."),
        ]
    );
}

#[test]
fn a_reference_is_never_inside_a_link() {
    for link in ["[a[^1] b](../costs/)", "[![a[^1]](asset:pool.jpg)](../costs/)"] {
        let html = rendered(&format!("{link}\n\n[^1]: N.\n")).html;
        assert!(!html.contains("<a href=\"../costs/\">"), "{html}");
    }
}

#[test]
fn tables_have_headers_and_classes() {
    assert_eq!(
        html("| Tier | Hours | |\n|---|--:|:-:|\n| A | 3 | x |\n| | 4 | |\n"),
        "<div class=\"table-scroll\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">Tier</th><th scope=\"col\" class=\"right\">Hours</th><td class=\"centre\"></td></tr>\n\
         </thead>\n<tbody>\n\
         <tr><th scope=\"row\">A</th><td class=\"right\">3</td><td class=\"centre\">x</td></tr>\n\
         <tr><td></td><td class=\"right\">4</td><td class=\"centre\"></td></tr>\n\
         </tbody>\n</table>\n</div>\n"
    );
    assert_eq!(
        html("| A |\n|---|\n"),
        "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr><th scope=\"col\">A</th></tr>\n</thead>\n</table>\n</div>\n"
    );
}

#[test]
fn a_table_takes_its_caption_from_beside_it() {
    let table = "| A | B |\n|---|---|\n| 1 | 2 |\n";
    let opening = |id: &str, caption: &str| {
        format!(
            "<section class=\"table-scroll\" tabindex=\"0\" aria-labelledby=\"{id}\">\n\
             <table>\n<caption id=\"{id}\">{caption}</caption>\n<thead>"
        )
    };
    let before = html(&format!("Table: Hours *by* tier\n{table}"));
    assert!(before.starts_with(&opening("table", "Hours <em>by</em> tier")), "{before}");
    let after = html(&format!("{table}\nTable: Hours\n\nNext.\n"));
    assert!(
        after.starts_with(&opening("table", "Hours")) && after.ends_with("</section>\n<p>Next.</p>\n"),
        "{after}"
    );
    let between = html(&format!("Table: One\n\n{table}\nTable: Two\n\n{table}"));
    assert!(between.contains(&opening("table", "One")) && between.contains(&opening("table-2", "Two")));
    assert!(!between.contains("Table:"));
    assert_eq!(html("Table: no table\n"), "<p>Table: no table</p>\n");
}

#[test]
fn alerts_keep_their_word() {
    assert_eq!(
        html("> [!IMPORTANT]\n> Ask *first*.\n"),
        "<div class=\"alert alert-important\">\n<p class=\"alert-word\"><strong>Important</strong></p>\n\
         <p>Ask <em>first</em>.</p>\n</div>\n"
    );
}

#[test]
fn lists_of_every_kind() {
    assert_eq!(
        html("- [x] a\n- [ ] b\n"),
        "<ul>\n<li><strong class=\"task-done\">Done:</strong> a</li>\n\
         <li><strong class=\"task-to-do\">To do:</strong> b</li>\n</ul>\n"
    );
    assert_eq!(html("3. a\n\n4. b\n"), "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
    assert_eq!(html("Term\n: What\n"), "<dl>\n<dt>Term</dt>\n<dd>What</dd>\n</dl>\n");
}

#[test]
fn code_is_left_alone() {
    assert_eq!(
        html("```yaml\na: <b> {{ figure(\"x\") }} 01632 960 115\n```\n"),
        "<pre tabindex=\"0\"><code>a: &lt;b&gt; {{ figure(\"x\") }} 01632 960 115\n</code></pre>\n"
    );
    assert_eq!(
        html("Write `{{ figure(\"x\") }}` or `{{`.\n"),
        "<p>Write <code>{{ figure(\"x\") }}</code> or <code>{{</code>.</p>\n"
    );
}

#[test]
fn breaks_rules_and_strikes() {
    assert_eq!(html("a\\\nb\nc ~~d~~\n\n---\n"), "<p>a<br>\nb\nc <del>d</del></p>\n<hr>\n");
}

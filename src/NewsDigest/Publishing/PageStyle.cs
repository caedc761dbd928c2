namespace NewsDigest.Publishing;

/// <summary>The style of all pages, inside each page so that a file can be mailed or opened from a disk.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1d2329; --soft: #5b6670; --line: #d9dee3; --card: #f5f7f9; --paper: #fff; --link: #0b57a4;
          --good: #12663a; --good-back: #e0f3e7; --note: #6b4e00; --note-back: #fdf1cf; --bad: #9b1c1c; --bad-back: #fde4e2; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --soft: #9ba7b2; --line: #37414a; --card: #1d242a; --paper: #14191d; --link: #7ab7f5;
          --good: #8fe0b0; --good-back: #143222; --note: #f2d583; --note-back: #382d0c; --bad: #ffb4ab; --bad-back: #421a17; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
        h1 { font: 700 1.75rem/1.25 Georgia, "Noto Serif", serif; margin: .5rem 0 .25rem; }
        h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
        nav { max-width: 68rem; margin: 0 auto; padding: .75rem 1rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9rem; }
        nav a { text-decoration: none; }
        .meta > :not(.badge) + :not(.badge)::before { content: "\00a0· "; display: inline-block; white-space: pre; }
        .meta > * + .badge { margin-inline-start: .45rem; }
        .draft { border: 1px dashed var(--soft); color: var(--soft); }
        .legend { font-size: .9rem; display: grid; grid-template-columns: 1fr; gap: .1rem 1.5rem; margin: .5rem 0; }
        .legend dt { font-weight: 600; } .legend dd { margin: 0 0 .5rem; }
        .filters { display: none; gap: .5rem 1rem; flex-wrap: wrap; align-items: end; margin: 1rem 0; }
        @supports selector(:has(*)) { .filters { display: flex; } }
        .filters label { font-size: .85rem; color: var(--soft); }
        .filters select, .filters button { display: block; font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--line);
          border-radius: .4rem; padding: .35rem .5rem; max-width: 16rem; }
        a { color: var(--link); }
        .soft { color: var(--soft); font-size: .9rem; margin: .15rem 0; }
        .lead { font: 1.2rem/1.5 Georgia, "Noto Serif", serif; margin: 1.25rem 0 .75rem; }
        .badge { display: inline-block; padding: .1rem .65rem; border-radius: 1rem; font-size: .85rem; font-weight: 600; white-space: nowrap; margin-inline-end: .35rem; }
        .verified { background: var(--good-back); color: var(--good); }
        .verified_with_notes { background: var(--note-back); color: var(--note); }
        .needs_review, .failed { background: var(--bad-back); color: var(--bad); }
        .box { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .75rem 1rem; margin: 1rem 0; }
        ul { padding-left: 1.2rem; margin: .5rem 0; }
        li { margin: .35rem 0; }
        .cite { font-size: .8rem; text-decoration: none; padding: 0 .1rem; }
        .pair { display: grid; grid-template-columns: 1fr; gap: .35rem 2rem; padding: 1rem 0; border-top: 1px solid var(--line); }
        .pair p { margin: 0; }
        .pair .original { color: var(--soft); font-size: .95rem; }
        .pair .caveat { grid-column: 1 / -1; }
        .pair.alone { grid-template-columns: 1fr !important; }
        .pair:target { background: var(--card); }
        .tag { grid-column: 1 / -1; color: var(--soft); font-size: .75rem; letter-spacing: .04em; }
        .finding { grid-column: 1 / -1; font-size: .9rem; margin: .35rem 0; padding: .35rem .65rem; border-left: 4px solid; border-radius: .25rem; }
        .finding.hard { background: var(--bad-back); border-color: var(--bad); }
        .finding.soft-finding { border-color: var(--line); padding-block: .1rem; color: var(--soft); }
        .finding.soft-finding strong { font-weight: 500; }
        .finding.hard .kind { font-weight: 700; color: var(--bad); }
        .to-check { list-style: none; padding: 0; margin: .5rem 0; font-size: .95rem; }
        .to-check li { margin: .1rem 0; }
        .to-check a + a { margin-inline-start: .4rem; }
        mark { color: inherit; padding: 0 .12em; border-radius: .2em; }
        mark.hard { background: var(--bad-back); box-shadow: inset 0 -2px var(--bad); }
        mark.soft-mark { background: none; text-decoration: underline dotted var(--note); text-underline-offset: .2em; }
        .none { color: var(--bad); font-style: italic; }
        details { margin: .75rem 0; } summary { cursor: pointer; font-weight: 600; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
        th { font-weight: 600; color: var(--soft); }
        .entry { padding: 1rem 0; border-top: 1px solid var(--line); }
        .entry h3 { margin: 0 0 .25rem; font: 700 1.2rem/1.3 Georgia, "Noto Serif", serif; }
        .entry p { margin: .25rem 0; }
        @media (min-width: 50rem) { .pair { grid-template-columns: 1fr 1fr; } h1 { font-size: 2.1rem; } .legend { grid-template-columns: 16rem 1fr; } }
        @media print {
          :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --card: #fff; --paper: #fff; --link: #000; }
          body { font-size: 10.5pt; } main { max-width: none; padding: 0; } nav, .filters { display: none; }
          h1, h2, h3 { break-after: avoid; } .pair, .entry, .finding, tr { break-inside: avoid; } .pair { grid-template-columns: 1fr 1fr; }
          details::details-content { content-visibility: visible; block-size: auto; }
          main > p:first-child a::after { content: " (" attr(href) ")"; }
        }
        """;
}

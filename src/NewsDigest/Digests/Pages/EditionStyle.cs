namespace NewsDigest.Digests.Pages;

/// <summary>What pages of editions have beyond the style of all pages.</summary>
internal static class EditionStyle
{
    public const string Css = """

        .dateline { font: 1.1rem/1.4 Georgia, "Noto Serif", serif; margin: .25rem 0 .75rem; }
        .contents { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem 1.25rem .75rem; margin: 1.25rem 0; }
        .contents h2 { margin: .5rem 0; } .contents ol { margin: 0; padding-left: 1.3rem; }
        h2.section { font: 700 1rem/1.3 system-ui, sans-serif; text-transform: uppercase; letter-spacing: .08em; color: var(--soft); border-bottom: 3px solid var(--ink); padding-bottom: .3rem; }
        .story { padding: 1.25rem 0 1.75rem; border-bottom: 1px solid var(--line); }
        .story:target { background: var(--card); box-shadow: 0 0 0 .75rem var(--card); border-radius: .3rem; }
        .story h3 { font: 700 1.45rem/1.25 Georgia, "Noto Serif", serif; margin: 0 0 .25rem; }
        .story h4 { font-size: .8rem; text-transform: uppercase; letter-spacing: .07em; color: var(--soft); margin: 1.4rem 0 .4rem; }
        .permalink { color: inherit; text-decoration: none; } .permalink:hover { text-decoration: underline; }
        .sentence { font: 1.08rem/1.55 Georgia, "Noto Serif", serif; margin: .6rem 0; max-width: 46rem; }
        .cite { white-space: nowrap; margin-inline-start: .3rem; font-family: system-ui, sans-serif; }
        .change { background: var(--card); border: 1px solid var(--line); color: var(--ink); }
        .original { display: block; color: var(--soft); font-size: .92rem; }
        table.figures { border: 1px solid var(--line); border-radius: .6rem; border-collapse: separate; border-spacing: 0; margin: .5rem 0 1rem; overflow: hidden; }
        .figures caption { text-align: start; font: 700 1.05rem/1.3 system-ui, sans-serif; padding: .1rem 0 .4rem; }
        .figures thead th { font-size: .75rem; font-weight: 500; padding: .35rem .9rem; border: 0; background: var(--card); }
        .figures tbody th, .figures tbody td { padding: .7rem .9rem; border-top: 1px solid var(--line); }
        .figures tbody th { width: 13rem; color: var(--ink); } .figures tbody td:nth-child(2) { width: 12rem; }
        .figures .value { display: block; font: 700 1.55rem/1.15 Georgia, "Noto Serif", serif; font-variant-numeric: tabular-nums; }
        .figures .bar { display: block; height: .4rem; border-radius: .2rem; background: var(--link); margin: .35rem 0; }
        .figures .unchecked .value { color: var(--soft); font-style: italic; font-weight: 400; }
        figure { margin: .75rem 0; padding-left: 1rem; border-left: 4px solid var(--line); } blockquote { margin: 0; font: italic 1.1rem/1.5 Georgia, "Noto Serif", serif; } figure p { margin: .2rem 0; }
        .timeline { list-style: none; margin: 0; padding: 0; } .timeline li { display: grid; grid-template-columns: 1fr; gap: 0 1rem; padding: .3rem 0 .3rem .9rem; border-left: 2px solid var(--line); margin: 0; }
        .timeline .when { color: var(--soft); font-size: .9rem; }
        .sources { list-style: none; padding: 0; } .sources li { padding: .5rem 0; border-top: 1px solid var(--line); margin: 0; } .sources .meta { display: block; } .sources .original { text-align: left; }
        @media (min-width: 50rem) { .timeline li { grid-template-columns: 12rem 1fr; } }
        @media (max-width: 45rem) {
          .figures thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
          .figures, .figures tbody, .figures tr { display: block; }
          .figures tbody th, .figures tbody td, .figures tbody td:nth-child(2) { display: block; width: auto; }
          .figures tbody td { border-top: 0; padding-top: 0; }
          .figures caption { display: block; padding: .6rem .9rem .4rem; }
        }
        @media print { .story { break-inside: auto; } .contents { break-after: page; } .figures tr, figure { break-inside: avoid; } }
        """;
}

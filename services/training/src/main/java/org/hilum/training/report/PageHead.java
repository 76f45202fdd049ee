package org.hilum.training.report;

import static org.hilum.training.chart.LineChart.escaped;

/** How an HTML page that needs no other file begins; also well-formed XML. */
public final class PageHead {
  private static final String BEGINNING =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      """;

  private static final String STYLE =
      """
      <style>
      body { max-width: 1080px; margin: 2.5rem auto; padding: 0 1.5rem; color: #1a1a1a;
        background: white; font: 16px/1.5 Georgia, "Times New Roman", serif;
        counter-reset: section table figure; }
      h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .6rem; }
      h2 { font-size: 1.25rem; margin: 2.6rem 0 .6rem; break-after: avoid; }
      h2::before { counter-increment: section; content: counter(section) "  "; color: #777; }
      p, ul, ol { max-width: 46rem; }
      .lead { font-size: 1.1rem; }
      .brief { border-left: 3px solid #0072b2; padding: .1rem 0 .1rem 1rem; margin: 1.4rem 0; }
      .brief ul { margin: .4rem 0; padding-left: 1.1rem; }
      .scroll { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; border-top: 2px solid #1a1a1a;
        border-bottom: 2px solid #1a1a1a; font: 13px/1.35 "Helvetica Neue", Arial, sans-serif; }
      caption, figcaption { text-align: left; font: 14px/1.4 Georgia, serif; color: #333;
        max-width: 46rem; }
      caption { margin-bottom: .5rem; }
      figcaption { margin-top: .6rem; }
      caption::before { counter-increment: table; content: "Table " counter(table) ". ";
        font-weight: bold; }
      figcaption.numbered::before { counter-increment: figure;
        content: "Figure " counter(figure) ". "; font-weight: bold; }
      th { text-align: left; font-weight: 600; border-bottom: 1px solid #1a1a1a; }
      th, td { padding: .3rem 1.1rem .3rem 0; vertical-align: top; }
      th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      th.group { text-align: center; border-bottom: 1px solid #aaa; }
      td b { font-weight: 600; }
      tr + tr td { border-top: 1px solid #eee; }
      tr.rule td { border-top: 1px solid #888; }
      tr { break-inside: avoid; }
      .interval { color: #666; font-size: 12px; }
      figure { margin: 1.2rem 0; break-inside: avoid; }
      svg { display: block; max-width: 100%; height: auto; }
      .panels { display: grid; gap: .4rem 1rem;
        grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
      .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .4rem 0 0; }
      .errors { display: grid; gap: 1.2rem 1rem;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
      .errors.mapped { grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); }
      .errors figure { margin: 0; }
      .errors .views { display: flex; gap: 3px; }
      .errors img { display: block; min-width: 0; flex: 1 1 0; max-width: 224px; }
      .errors figcaption { font: 12px/1.4 "Helvetica Neue", Arial, sans-serif; margin-top: .3rem;
        overflow-wrap: anywhere; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.2rem; }
      dt { font-weight: 600; }
      dt, dd { margin: 0; font: 13px/1.5 "Helvetica Neue", Arial, sans-serif;
        overflow-wrap: anywhere; }
      code { font: 12px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
      @media (max-width: 40rem) {
        body { margin: 1rem auto; padding: 0 1rem; }
        dl { grid-template-columns: 1fr; }
        dd { margin-bottom: .5rem; }
        .panels { grid-template-columns: 1fr; }
        .errors { grid-template-columns: repeat(2, 1fr); }
        .errors.mapped { grid-template-columns: 1fr; }
      }
      @media print {
        body { max-width: none; margin: 0; padding: 0; font-size: 11pt; }
        .panels, .errors.mapped { grid-template-columns: repeat(3, minmax(0, 1fr)); }
        .scroll { overflow: visible; }
        table { font-size: 7.5pt; }
        .interval { font-size: 6.5pt; }
        th, td { padding-right: .55rem; }
      }
      @page { margin: 16mm 14mm; }
      </style>
      </head>
      <body>
      """;

  private PageHead() {}

  /** All up to the first element of the body. */
  public static String of(String title) {
    return BEGINNING + "<title>" + escaped(title) + "</title>\n" + STYLE;
  }
}

/** What pdfkit takes since 0.17 and its types do not know yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Of a TH: what it is the header of. */
    scope?: 'Row' | 'Column' | 'Both';
    /** Left, top, right, bottom in points from the upper left corner. */
    bbox?: [number, number, number, number];
  }
}

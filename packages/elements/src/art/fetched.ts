// A file of its own to fetch: what is in a page's first file already is not fetched again.
import './browser-drawing.ts'

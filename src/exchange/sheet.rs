//! A spreadsheet as rows of cells: a CSV file in whatever encoding and with whatever separator, or a sheet of an XLSX
//! file with its merged cells.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader as _, Xlsx, XlsxError};
use encoding_rs::{Encoding, WINDOWS_1252};
use jiff::civil;
use zip::ZipArchive;

use super::cells::{Cell, as_it_was};
use crate::diagnostic::{Problem, suggestion};

/// The cells of a sheet that hold something.
#[derive(Debug, Default)]
pub struct Sheet {
    /// By row and then by column, both counted from nought.
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    merged: Vec<Dimensions>,
}

/// A cell with a value further right or down than this is a slip of the hand.
const MOST_COLUMNS: u32 = 2_000;
const MOST_CELLS: usize = 1_000_000;
/// Ten thousand services with a kilobyte each, and half as much again.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// What is in a workbook comes to a multiple of its size, which a megabyte can say is a gigabyte.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

impl Sheet {
    /// The sheet in a file: the one of a name, or the first.
    pub fn read(bytes: Vec<u8>, name: Option<&str>) -> Result<Sheet, Problem> {
        if bytes.len() > MOST_BYTES {
            return Err(too_large());
        }
        if bytes.starts_with(b"PK") {
            return xlsx(bytes, name);
        }
        if name.is_some() {
            return Err(Problem::new("a CSV file has one sheet, without a name", "leave --sheet out"));
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Problem::new("this is a spreadsheet of an older kind", "save it as .xlsx or as CSV"));
        }
        let text = decoded(&bytes);
        if text.contains('\0') {
            return Err(Problem::new("this is no spreadsheet", "save it as .xlsx or as CSV"));
        }
        csv(&text)
    }

    /// The numbers of the rows in which there is anything.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.keys().copied()
    }

    /// The columns of a row in which there is anything.
    pub fn columns(&self, row: u32) -> impl Iterator<Item = u32> {
        self.rows.get(&row).into_iter().flat_map(|cells| cells.keys().copied())
    }

    /// A cell as a heading: one that is merged with others is all of them.
    pub fn heading(&self, row: u32, column: u32) -> &Cell {
        let holds = |area: &&Dimensions| area.contains(row, column);
        match self.merged.iter().find(holds) {
            Some(area) => self.cell(area.start.0, area.start.1),
            None => self.cell(row, column),
        }
    }

    /// A cell below the headings: what is merged downwards is in every row of it.
    pub fn value(&self, row: u32, column: u32) -> &Cell {
        let holds = |area: &&Dimensions| area.start.1 == column && area.contains(row, column);
        match self.merged.iter().find(holds) {
            Some(area) => self.cell(area.start.0, column),
            None => self.cell(row, column),
        }
    }

    fn cell(&self, row: u32, column: u32) -> &Cell {
        self.rows.get(&row).and_then(|cells| cells.get(&column)).unwrap_or(&Cell::Empty)
    }

    fn put(&mut self, row: u32, column: u32, cell: Cell) {
        if cell != Cell::Empty && column < MOST_COLUMNS {
            self.rows.entry(row).or_default().insert(column, cell);
        }
    }
}

/// What a spreadsheet calls a cell: `B7`.
pub fn place(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// What a spreadsheet calls a column: `B`.
fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// A cell of text, without the spaces around it and the apostrophe that kept it from being a formula.
fn text(written: &str) -> Cell {
    let text = written.replace("\r\n", "\n").replace('\r', "\n");
    let text = as_it_was(&text).trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The text of a file: what its mark says, else UTF-8, else what Windows wrote in Western Europe before that.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, 0),
        None => (WINDOWS_1252, 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn csv(text: &str) -> Result<Sheet, Problem> {
    let mut sheet = Sheet::default();
    let mut left = MOST_CELLS;
    for (row, cells) in records(text, separator(text)) {
        left = left.checked_sub(cells.len()).ok_or_else(too_large)?;
        for (column, cell) in (0..).zip(&cells) {
            sheet.put(row, column, self::text(cell));
        }
    }
    Ok(sheet)
}

fn too_large() -> Problem {
    Problem::new(
        "the sheet is far too large for a list of services",
        "keep the services in a sheet of their own, or import them in several files",
    )
}

/// The records of a table with the numbers of their rows: an empty line is a row too.
fn records(text: &str, separator: u8) -> impl Iterator<Item = (u32, csv::StringRecord)> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut next = 0;
    reader.into_records().filter_map(Result::ok).map(move |record| {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| **byte == b'\n').count() as u32;
        let row = next + empty;
        next = row + 1;
        (row, record)
    })
}

/// The sign between the cells: the one by which the first rows come out widest and most alike.
fn separator(text: &str) -> u8 {
    const ROWS: usize = 20;
    let evenness = |separator: u8| {
        let widths: Vec<usize> =
            records(text, separator).take(ROWS).map(|(_, record)| record.len()).collect();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| alike(*width) * width).max().unwrap_or(0)
    };
    // Of equals, the comma.
    b"\t;,".iter().copied().max_by_key(|separator| evenness(*separator)).unwrap_or(b',')
}

fn xlsx(bytes: Vec<u8>, name: Option<&str>) -> Result<Sheet, Problem> {
    let unreadable = |error: XlsxError| {
        Problem::new(format!("the spreadsheet cannot be read: {error}"), "open it and save it again as .xlsx")
    };
    if unpacked(&bytes) > MOST_UNPACKED {
        return Err(too_large());
    }
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = workbook.sheet_names();
    let name = match name {
        None => names.first().cloned().unwrap_or_default(),
        Some(name) if names.iter().any(|known| known == name) => name.to_owned(),
        Some(name) => {
            return Err(Problem {
                message: format!("there is no sheet `{name}`"),
                help: suggestion(name, names.iter().map(String::as_str)),
            });
        }
    };
    let mut sheet =
        Sheet { merged: workbook.merge_cells_by_sheet_name(&name).map_err(unreadable)?, ..Sheet::default() };
    // A cell at the far corner would make a whole table of emptiness: only what is there is looked at.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut left = MOST_CELLS;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        sheet.put(row, column, of(cell.get_value()));
        left = left.checked_sub(1).ok_or_else(too_large)?;
    }
    Ok(sheet)
}

/// How large a workbook says that its parts are: a part that is larger is not read to its end.
fn unpacked(bytes: &[u8]) -> u64 {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let count = parts.len();
    let size = |n| parts.by_index_raw(n).map_or(0, |part| part.size());
    (0..count).map(size).fold(0, u64::saturating_add)
}

fn of(data: &DataRef) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(written) => text(written),
        DataRef::SharedString(written) => text(written),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(moment) => self::moment(moment),
        DataRef::DateTimeIso(written) => match written.parse() {
            Ok(moment) => Cell::Moment(moment),
            Err(_) => text(written),
        },
        DataRef::DurationIso(written) => text(written),
        DataRef::Error(fault) => Cell::Fault(fault.to_string()),
    }
}

fn moment(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    // Spreadsheets know a day that no calendar has, and a time alone is on the day before their first.
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| civil::Date::new(year, month as i8, day as i8).ok())
        .unwrap_or(civil::date(1900, 1, 1));
    match civil::Time::new(hour as i8, minute as i8, second as i8, 0) {
        Ok(time) => Cell::Moment(date.to_datetime(time)),
        Err(_) => Cell::Number(moment.as_f64()),
    }
}

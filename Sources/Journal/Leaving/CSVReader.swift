import JSON

/// Reads comma-separated values (RFC 4180) as they arrive.
///
/// It takes what programs write: lines that end in LF or CR alone, semicolons or tabs where the first row has them, a byte
/// order mark, quotes within a cell that has none around it.
struct CSVReader: Sendable {
    private enum State: Sendable {
        case cellStart, plain, quoted
        /// Behind a quote within quotes: the cell's end, or the first of two that stand for one.
        case quote
    }

    private var state = State.cellStart
    private var cell: [UInt8] = []
    private var cells: [String] = []
    private var size = 0
    /// The line at hand, and the one on which the row began.
    private var line = 1
    private var rowLine = 1
    private var isAfterReturn = false
    private var delimiter: UInt8?
    private var isFirstRow = true

    /// The rows that end in the next bytes.
    ///
    /// - Throws: `InvalidFields` for a row that is too long or no UTF-8.
    mutating func read(_ bytes: [UInt8]) throws -> [CSVRow] {
        var rows: [CSVRow] = []
        for byte in bytes { try take(byte, into: &rows) }
        return rows
    }

    /// The last row, if no line end has ended it.
    mutating func finish() throws -> [CSVRow] {
        if case .quoted = state { throw refusal("has a quote that is never closed") }
        var rows: [CSVRow] = []
        if !cells.isEmpty || !cell.isEmpty { try endRow(into: &rows) }
        return rows
    }

    private mutating func take(_ byte: UInt8, into rows: inout [CSVRow]) throws {
        size += 1
        guard size <= ImportLimits.recordBytes else { throw refusal("is too long") }
        if byte == 0x0A, isAfterReturn {
            isAfterReturn = false
            return
        }
        isAfterReturn = byte == 0x0D
        if byte == 0x0A || byte == 0x0D { line += 1 }
        switch state {
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quote } else { cell.append(byte == 0x0D ? 0x0A : byte) }
        case .quote where byte == UInt8(ascii: "\""):
            cell.append(byte)
            state = .quoted
        case .cellStart where byte == UInt8(ascii: "\"") && isAtCellStart:
            cell = []
            state = .quoted
        case .cellStart, .plain, .quote:
            if byte == 0x0A || byte == 0x0D { return try endRow(into: &rows) }
            if isDelimiter(byte) { return try endCell() }
            cell.append(byte)
            if !isMark { state = .plain }
        }
    }

    /// Whether nothing stands in the cell yet but the mark at the start of the text.
    private var isAtCellStart: Bool { cell.isEmpty || isMark }

    /// Whether the cell is the mark at the start of the text, or the beginning of it.
    private var isMark: Bool {
        isFirstRow && cells.isEmpty && [0xEF, 0xBB, 0xBF].starts(with: cell)
    }

    private mutating func isDelimiter(_ byte: UInt8) -> Bool {
        if let delimiter { return byte == delimiter }
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x09 else { return false }
        delimiter = byte
        return true
    }

    private mutating func endCell() throws {
        if isFirstRow, cells.isEmpty, cell.starts(with: [0xEF, 0xBB, 0xBF]) { cell.removeFirst(3) }
        guard let text = String(validating: cell, as: UTF8.self) else { throw refusal("is not UTF-8") }
        cells.append(text)
        cell = []
        state = .cellStart
    }

    private mutating func endRow(into rows: inout [CSVRow]) throws {
        try endCell()
        // A line with nothing on it is no row.
        if cells != [""] {
            rows.append(CSVRow(line: rowLine, cells: cells))
            isFirstRow = false
        }
        cells = []
        size = 0
        rowLine = line
    }

    private func refusal(_ detail: String) -> InvalidFields {
        InvalidFields(Fault(pointer: .root, code: FaultCode.malformed, detail: "\(detail), in line \(rowLine)"))
    }
}

/// The regular rows of a source, written as they come: what is the same for all destinations, and no generic code.
struct RegularRows {
    let source: any UserRows
    let writer: any RegularWriter
    /// How many rows of each kind have been written.
    private(set) var counts: [Int] = []
    /// The kind of the row that was read last, where the writer was not sure of it, and what it wrote.
    private(set) var unsure: (kind: Int, lines: [UInt8])?

    init(source: any UserRows, writer: any RegularWriter) { (self.source, self.writer) = (source, writer) }

    /// Writes regular rows, some at the most, and reads the next one.
    mutating func next(
        appendingTo lines: inout [UInt8], _ duplicates: inout DuplicateFinder?
    ) throws(SourceError) -> UserRowStep {
        unsure = nil
        let writer = writer
        return try source.next { bytes, fields, number in
            let start = lines.count
            switch writer.plan(fields, in: bytes, appendingTo: &lines) {
            case .known(let kind):
                if duplicates?.isNew(fields, in: bytes, row: number) ?? true {
                    counts[kind] += 1
                    return true
                }
            case .candidate(let kind): unsure = (kind, Array(lines[start...]))
            case .new(let kind): unsure = (kind, [])
            case .irregular: break
            }
            lines.removeLast(lines.count - start)
            return false
        }
    }

    /// Makes room for the count of a kind.
    mutating func add(kind: Int) {
        while counts.count <= kind { counts.append(0) }
    }
}

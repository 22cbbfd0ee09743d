/// Finds out what separates the columns of a CSV file.
enum CSVDelimiter {
    /// What is looked for, the likelier first.
    static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    /// Takes a spreadsheet's first line that says the delimiter, `sep=;`, quoted or not; nil where there is none.
    static func takeSeparatorLine(of reader: inout ByteReader) throws(ReadingError) -> UInt8? {
        try reader.window.begin()
        var place = 0
        func passes(_ text: StaticString) throws(ReadingError) -> Bool {
            for byte in text.description.utf8 {
                guard try reader.window.ensure(place + 1), reader.window[place] == byte else { return false }
                place += 1
            }
            return true
        }
        let isQuoted = try passes("\"")
        guard try passes("sep="), try reader.window.ensure(place + 1) else { return nil }
        let delimiter = reader.window[place]
        place += 1
        if isQuoted { guard try passes("\"") else { return nil } }
        _ = try passes("\r")
        guard delimiter != UInt8(ascii: "\n"), delimiter != UInt8(ascii: "\r"), try passes("\n") else { return nil }
        reader.window.consume(place)
        return delimiter
    }

    /// The candidate that stands most often in the first row, outside of quotes; nothing is consumed.
    ///
    /// Of those that stand as often the likelier one is meant; a row without any has one column, and a comma will do.
    static func detect(in reader: inout ByteReader) throws(ReadingError) -> UInt8 {
        try reader.window.begin()
        var counts = [Int](repeating: 0, count: candidates.count)
        var isQuoted = false
        var hasText = false
        var place = 0
        while place <= reader.maximumRow, try reader.window.ensure(place + 1) {
            let byte = reader.window[place]
            place += 1
            if byte == UInt8(ascii: "\n"), hasText, !isQuoted { break }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            hasText = hasText || (byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r"))
            if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        var best = 0
        for index in counts.indices where counts[index] > counts[best] { best = index }
        return candidates[best]
    }
}

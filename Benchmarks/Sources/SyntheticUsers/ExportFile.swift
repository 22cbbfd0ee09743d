internal import Foundation

/// An export of made-up users, the same bytes in every run: about 300 bytes a row, every row good.
///
/// Six in ten have a bcrypt hash, as real exports do; the others are Argon2id, MD5, SHA-256 and PHPass in turn. Salts and
/// digests are random text of the right grammar: nothing here verifies them. Three in four rows have a name, one in three
/// a phone number, every other one labels and preferences.
public struct ExportFile {
    /// How it is written.
    public enum Form: String, CaseIterable {
        case jsonl, csv
    }

    let form: Form
    private var random = SplitMix64(state: 2026)
    private var buffer: [UInt8] = []

    public init(_ form: Form) {
        self.form = form
    }

    /// Writes the file.
    public mutating func write(rows: Int, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        defer { try? file.close() }
        if form == .csv { append(SyntheticUser.columns + "\n") }
        for number in 1...rows {
            let user = SyntheticUser(number: number, random: &random)
            append(form == .csv ? user.csvLine : user.jsonLine)
            if buffer.count >= 1 << 18 { try flush(to: file) }
        }
        try flush(to: file)
    }

    private mutating func append(_ text: String) {
        buffer.append(contentsOf: text.utf8)
    }

    private mutating func flush(to file: FileHandle) throws {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same everywhere.
public struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    public init(state: UInt64) {
        self.state = state
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

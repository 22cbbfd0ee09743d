internal import JSONText

extension SourceError {
    /// The error of a file that cannot be read on behind a row.
    init(_ error: ReadingError, afterRow row: Int) {
        self.init(row == 0 ? error.description : "after row \(row): \(error)", hint: error.hint)
    }

    /// The error of a file without any content.
    static var emptyFile: Self { Self("the file is empty") }
}

extension RowRejection {
    /// The rejection of a row that is too long to be kept.
    static func tooLong(_ maximum: Int) -> Self { Self(field: nil, reason: "is longer than \(maximum) bytes") }
}

extension JSONValue {
    /// The kind with its article, for reasons such as "is an array, not a string".
    var kindPhrase: String {
        switch self {
        case .null: "null"
        case .array, .object: "an \(kind)"
        case .bool, .integer, .number, .string: "a \(kind)"
        }
    }
}

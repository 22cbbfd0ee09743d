internal import JSONText

extension [String] {
    /// The texts as the JSON array of their column.
    var columnText: String { isEmpty ? "[]" : JSONValue.array(map(JSONValue.string)).jsonText }

    /// Reads what `columnText` wrote.
    /// - Throws: `StoreError.corrupt` with the column's name.
    init(columnText text: String, _ column: String) throws(StoreError) {
        guard let items = try? JSONParser.parse(Array<UInt8>(text.utf8)).arrayValue else {
            throw StoreError.corrupt(column)
        }
        self = []
        for item in items {
            guard let text = item.stringValue else { throw StoreError.corrupt(column) }
            append(text)
        }
    }
}

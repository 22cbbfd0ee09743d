internal import JSONText
internal import PasswordHashing
internal import UserImport

extension HashOptions {
    /// The options as the JSON text of their column.
    var columnText: String { JSONValue.object(json).jsonText }

    /// Reads what `columnText` wrote.
    init(columnText text: String) throws {
        try self.init(json: JSONParser.parse(Array(text.utf8)))
    }
}

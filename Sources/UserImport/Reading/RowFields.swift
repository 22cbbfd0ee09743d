public import AppwriteUsers
public import JSONText

/// One row of a file as its shape has it: fields with names, or why there are none.
public struct RowFields: Sendable, Redacted {
    /// The most fields that are looked up by name in a row, as many as MySQL has columns at the most: a hostile file
    /// must not cost the square of its length.
    static let maximumFieldCount = 4096

    /// What the row holds.
    enum Content: Sendable, Redacted {
        /// Members, as JSON has them.
        case object(JSONObject, bytes: [UInt8])
        /// Cells under the names of their columns.
        case cells(CSVRow, columns: [String])
        case broken(RowRejection, bytes: [UInt8])
    }

    let content: Content
    /// The table of a dump that the row is of, with its schema where the dump has it: `auth.users`.
    public let table: String?

    init(_ content: Content, table: String? = nil) { (self.content, self.table) = (content, table) }

    /// The row's bytes, as they stand in the file; none of a row that was too long.
    var bytes: [UInt8] {
        switch content {
        case .object(_, let bytes), .broken(_, let bytes): bytes
        case .cells(let row, _): row.rawBytes
        }
    }

    var byteCount: Int {
        switch content {
        case .object(_, let bytes), .broken(_, let bytes): bytes.count
        case .cells(let row, _): row.rawByteCount
        }
    }

    /// Why the row could not be cut into fields; nil where it could.
    public var rejection: RowRejection? { if case .broken(let rejection, _) = content { rejection } else { nil } }

    /// The fields by their names, in the file's order. A cell without text is an empty one.
    /// - Throws: where the row could not be cut, or a cell is not UTF-8.
    public func object() throws(RowRejection) -> JSONObject {
        switch content {
        case .object(let object, _): return object
        case .broken(let rejection, _): throw rejection
        case .cells(let row, let columns):
            guard columns.count <= Self.maximumFieldCount else {
                throw RowRejection(field: nil, reason: "has more than \(Self.maximumFieldCount) fields")
            }
            var object = JSONObject()
            for (index, column) in columns.enumerated() where index < row.count {
                object[column] = row.isEmpty(index) ? "" : .string(try row.text(index, of: column))
            }
            return object
        }
    }
}

extension CSVRow {
    /// A cell's text.
    /// - Throws: where it is not UTF-8, with the name of its field.
    func text(_ index: Int, of field: String) throws(RowRejection) -> String {
        do {
            return try self.field(index)
        } catch {
            throw RowRejection(field: field, reason: "is not UTF-8", place: place)
        }
    }
}

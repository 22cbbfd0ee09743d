/// Why a list cannot be answered; each case carries the words of the answer.
///
/// The words hold no value of the caller's but names of attributes, cut to 64 characters, and a well-formed cursor id.
public enum QueryError: Error, Sendable, Hashable {
    /// A query that breaks a rule: `general_argument_invalid`, after ``Invalid `queries` param: Invalid query: ``
    /// (Users API, query strings).
    case invalid(String)
    /// A query that this service has no index or no function for: `general_query_invalid`.
    case unsupported(String)
    /// No row of the list has the cursor's id: `general_cursor_not_found`.
    case cursorNotFound(String)
    /// The cursor's row has nothing in an attribute that the list is ordered by: `database_query_order_null`.
    case orderNull(String)
}

extension QueryError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalid(let text), .unsupported(let text), .cursorNotFound(let text), .orderNull(let text): text
        }
    }
}

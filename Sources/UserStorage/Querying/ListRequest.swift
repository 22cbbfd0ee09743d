public import AppwriteUsers
internal import JSONText

/// What the queries of a list ask for, checked against its collection.
public struct ListRequest: Sendable, Hashable, Redacted {
    let collection: ListCollection
    private(set) var filters: [ListFilter] = []
    private(set) var orders: [ListOrder] = []
    private(set) var isRandom = false
    /// Rows at most.
    public private(set) var limit = Self.defaultLimit
    /// Rows to leave out.
    public private(set) var offset: Int64 = 0
    private(set) var cursor: ListCursor?

    /// Users API, query strings.
    private static let defaultLimit: Int64 = 25
    /// As many as a list counts. Appwrite has no limit: there a page may take all memory.
    private static let maximumLimit: Int64 = 5000

    /// Checks the queries of a list, in their order; the first limit, offset and cursor count, later ones do not.
    /// - Throws: `QueryError`, `.invalid` for a rule of the query language, `.unsupported` for a full-text or regular
    ///   expression query.
    public init(_ queries: [Query] = [], of collection: ListCollection) throws(QueryError) {
        self.collection = collection
        var (limits, offsets): ([Int64], [Int64]) = ([], [])
        for query in queries {
            switch query.method {
            case .limit: limits.append(try Self.number(of: query, in: 1...Self.maximumLimit))
            case .offset: offsets.append(try Self.number(of: query, in: 0...Int64.max))
            case .cursorAfter, .cursorBefore:
                let next = try Self.cursor(query)
                if cursor == nil { cursor = next }
            case .orderAsc, .orderDesc: try append(order(query))
            case .orderRandom: isRandom = true
            case .select: throw .invalid("Invalid query method: select")
            default: filters.append(try ListFilter(query, of: collection))
            }
        }
        if let first = limits.first { limit = first }
        if let first = offsets.first { offset = first }
        orderByCreation()
        guard !isRandom || cursor == nil else {
            throw .invalid("Invalid cursor: A random order has no place to continue from.")
        }
    }

    /// The orders down to one that tells every row from every other: the row's own number.
    var totalOrders: [ListOrder] {
        if orders.last?.attribute == collection.sequence { return orders }
        let isDescending = orders.last?.isDescending ?? false
        return orders + [ListOrder(attribute: collection.sequence, isDescending: isDescending)]
    }

    /// Users stand in the order of their creation (`StoreTransaction.creationTime`), so that where only their numbers
    /// order them, and a range of the creation is asked for, its index leads to the page at once.
    private mutating func orderByCreation() {
        guard collection == .users, orders.allSatisfy({ $0.attribute == collection.sequence }) else { return }
        let range = filters.lazy.compactMap(\.creationRange).first
        if let range {
            orders.insert(ListOrder(attribute: range, isDescending: orders.last?.isDescending ?? false), at: 0)
        }
    }

    /// An attribute that is named again, or after one that leaves no ties, or that no row has, orders nothing.
    private mutating func append(_ order: ListOrder) {
        guard orders.last?.attribute != collection.sequence, !order.attribute.isNeverSet,
            !orders.contains(where: { $0.attribute == order.attribute })
        else { return }
        orders.append(order)
    }

    private func order(_ query: Query) throws(QueryError) -> ListOrder {
        let isDescending = query.method == .orderDesc
        guard let name = query.attribute else {
            return ListOrder(attribute: collection.sequence, isDescending: isDescending)
        }
        return ListOrder(attribute: try collection.checkedAttribute(name), isDescending: isDescending)
    }

    private static func number(of query: Query, in range: ClosedRange<Int64>) throws(QueryError) -> Int64 {
        guard query.values.count == 1, let number = query.values[0].integerValue, range.contains(number) else {
            let end = range.upperBound == maximumLimit ? "5,000" : "9,223,372,036,854,775,807"
            throw .invalid(
                "Invalid \(query.method.rawValue): Value must be a valid range between \(range.lowerBound) and \(end)")
        }
        return number
    }

    private static func cursor(_ query: Query) throws(QueryError) -> ListCursor {
        guard query.values.count == 1, let text = query.values[0].stringValue, let id = try? UserID(text) else {
            // Users API, validators: UID.
            throw .invalid(
                "Invalid cursor: UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. "
                    + "Can't start with a leading underscore")
        }
        return ListCursor(id: id.text, isBefore: query.method == .cursorBefore)
    }
}

extension ListFilter {
    /// The attribute of a user's creation, where the filter bounds it, or nil. The registration is none: imported users
    /// registered in another order.
    fileprivate var creationRange: QueryableAttribute? {
        guard case .test(let attribute, let method, _) = self,
            attribute.name == "$createdAt",
            [.lessThan, .lessThanEqual, .greaterThan, .greaterThanEqual, .between].contains(method)
        else { return nil }
        return attribute
    }
}

extension ListCollection {
    /// The attribute that a query names.
    func checkedAttribute(_ name: String) throws(QueryError) -> QueryableAttribute {
        guard let attribute = attribute(name) else {
            throw .invalid("Attribute not found in schema: \(name.prefix(64))")
        }
        return attribute
    }
}

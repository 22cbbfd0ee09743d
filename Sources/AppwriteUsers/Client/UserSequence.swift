/// All users that match, each page read when the one before it is used up.
///
/// It ends at the first empty page: neither `total`, which stops at 5000, nor a short page says that there are no more.
/// Users who come or go meanwhile may be there or not; in the order of creation nobody else is skipped or comes twice.
/// When the last user of a page is deleted before the next one is read, the walk ends with
/// ``ErrorType/generalCursorNotFound``.
public struct UserSequence: AsyncSequence, Sendable, Redacted {
    let client: UsersClient
    let queries: [Query]

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, queries: queries) }

    /// Walks over the users.
    public struct Iterator: AsyncIteratorProtocol, Redacted {
        public typealias Failure = AppwriteError

        private let client: UsersClient
        private let queries: [Query]
        private var page: ArraySlice<User> = []
        private var cursor: String?
        private var isAtEnd = false

        init(client: UsersClient, queries: [Query]) {
            self.client = client
            self.queries = queries
        }

        /// The next user, or nil at the end and after an error.
        public mutating func next() async throws(AppwriteError) -> User? {
            if page.isEmpty, !isAtEnd {
                isAtEnd = true
                page = try await nextPage()
                isAtEnd = page.isEmpty
            }
            return page.popFirst()
        }

        /// The limit and the cursor come first, since of several the first ones count (Users API, query strings).
        private mutating func nextPage() async throws(AppwriteError) -> ArraySlice<User> {
            var paging = [Query.limit(Self.pageSize)]
            if let cursor { paging.append(.cursorAfter(cursor)) }
            let call = ClientCall(get: "/users", query: QueryString(queries: paging + queries, total: false))
            let cursor = cursor
            let list = try await client.read(call) { object throws(ModelError) in
                let list = try UserList(json: object)
                // A server that does not know cursors would answer for ever.
                guard list.items.isEmpty || list.items.last?.id != cursor else {
                    throw ModelError(key: User.pluralKey, expected: "page behind the cursor")
                }
                return list
            }
            self.cursor = list.items.last?.id
            return list.items[...]
        }

        /// What the service's own migrations read at once (Users API, common pipeline).
        private static let pageSize = 100
    }
}

public import JSONText

/// All users as the service writes them, a page at a time, in the order of their creation: with the hashes and what
/// stands beside these, and with members that ``User`` does not know.
///
/// Memory holds one page. Users who are deleted meanwhile do not end the walk, unless they are a whole page; users who are
/// created meanwhile come last.
public struct UserPages: AsyncSequence, Sendable, Redacted {
    let client: UsersClient

    public func makeAsyncIterator() -> Iterator { Iterator(client: client) }

    /// Walks over the pages.
    public struct Iterator: AsyncIteratorProtocol, Redacted {
        public typealias Failure = AppwriteError

        private let client: UsersClient
        /// The users of the last page, of which the last one is where the next page begins.
        private var cursors: [String] = []
        private var isAtEnd = false

        init(client: UsersClient) { self.client = client }

        /// The next page, which has users; nil behind the last one and after an error.
        public mutating func next() async throws(AppwriteError) -> [JSONObject]? {
            guard !isAtEnd else { return nil }
            isAtEnd = true
            let page = try await nextPage()
            isAtEnd = page.isEmpty
            return page.isEmpty ? nil : page
        }

        private mutating func nextPage() async throws(AppwriteError) -> [JSONObject] {
            while true {
                switch await page(behind: cursors.last) {
                case .success(let page):
                    cursors = page.compactMap { $0["$id"]?.stringValue }
                    return page
                // Whoever was last is gone: the one before them has the same users behind.
                case .failure(let error) where error.type == .generalCursorNotFound && cursors.count > 1:
                    cursors.removeLast()
                case .failure(let error): throw error
                }
            }
        }

        private func page(behind cursor: String?) async -> Result<[JSONObject], AppwriteError> {
            var queries = [Query.limit(Self.pageSize)]
            if let cursor { queries.append(.cursorAfter(cursor)) }
            let call = ClientCall(get: "/users", query: QueryString(queries: queries, total: false))
            let known = cursors
            do throws(AppwriteError) {
                return .success(
                    try await client.read(call) { object throws(ModelError) in try Self.users(object, known) })
            } catch {
                return .failure(error)
            }
        }

        /// The users of an answer, each with an id.
        /// - Parameter known: who must not come again: a server that does not know cursors would answer for ever.
        private static func users(_ answer: JSONObject, _ known: [String]) throws(ModelError) -> [JSONObject] {
            guard let list = answer[User.pluralKey]?.arrayValue else {
                throw ModelError(key: User.pluralKey, expected: "array of objects")
            }
            var users: [JSONObject] = []
            for element in list {
                guard let user = element.objectValue else {
                    throw ModelError(key: User.pluralKey, expected: "array of objects")
                }
                guard let id = user["$id"]?.stringValue, !id.isEmpty else {
                    throw ModelError(key: "\(User.pluralKey).$id", expected: "string")
                }
                guard !known.contains(id) else {
                    throw ModelError(key: User.pluralKey, expected: "page behind the cursor")
                }
                users.append(user)
            }
            return users
        }

        /// What the service's own migrations read at once (Users API, common pipeline).
        private static let pageSize = 100
    }
}

extension UsersClient {
    /// All users as the service writes them, for whoever keeps or carries them whole.
    public func allPages() -> UserPages { UserPages(client: self) }
}

import AppwriteUsers
import GRDB
import JSONText

@testable import UserStorage

/// 500 users whose every attribute has repeated, missing and awkward values.
struct SeededUser {
    let sequence: Int64
    let id: String
    let name: String
    let email: String?
    let phone: String?
    let status: Bool
    let passwordUpdate: Int64?
    let registration: Int64
    let emailVerification: Bool
    let phoneVerification: Bool
    let labels: [String]
    let impersonator: Bool
    let accessedAt: Int64?
    let createdAt: Int64
    let updatedAt: Int64

    static let all = (1...500).map(SeededUser.init)

    static let names = [
        "", "Ada Lovelace", "ada lovelace", "ADA", "50%_off", "50xyoff", "O'Brien", "back\\slash", "Ünal", "ünal",
        "Zoë",
        "'; DROP TABLE users; --", "\" OR 1=1", "users.name", "name", "日本語", "a_b", "a%b", "%", "_", "\\", "{x}",
        "null", "[1]", "ada",
    ]
    private static let labelLists = [
        [], ["vip"], ["VIP2", "beta"], ["vip", "beta"], [], ["b"], ["Beta", "vip", "x1"],
    ]

    private init(_ number: Int) {
        let start: Int64 = 1_700_000_000_000
        let wide = Int64(number)
        sequence = wide
        id = number.isMultiple(of: 2) ? "user.\(number * 7919 % 1000)-\(number)" : "USER_\(number)"
        name = Self.names[number * 7 % Self.names.count]
        email = number.isMultiple(of: 7) ? nil : "u\(number * 31 % 500)_\(number)@example.com"
        phone = number.isMultiple(of: 3) ? "+49151\(1_000_000 + wide * 7 % 500)\(number)" : nil
        status = !number.isMultiple(of: 10)
        passwordUpdate = number.isMultiple(of: 4) ? nil : start + wide % 50 * 1000
        // Imported users registered in another order than that in which they came here.
        registration = start + wide * 37 % 100 * 1000
        emailVerification = number.isMultiple(of: 2)
        phoneVerification = number.isMultiple(of: 5)
        labels = Self.labelLists[number % Self.labelLists.count]
        impersonator = number == 250
        accessedAt = number % 3 == 1 ? start + wide * 1000 : nil
        createdAt = start + wide * 10
        updatedAt = start + wide * 7 % 500
    }
}

extension UserStore {
    /// A store with the seeded users.
    static func seeded(_ path: String) async throws -> UserStore {
        let store = try UserStore(path: path)
        try await store.write { transaction in
            for user in SeededUser.all {
                try transaction.change(
                    """
                    INSERT INTO users (sequence, id, name, email, phone, status, passwordUpdate, registration,
                        emailVerification, phoneVerification, labels, impersonator, accessedAt, createdAt, updatedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        user.sequence, user.id, user.name, user.email, user.phone, user.status, user.passwordUpdate,
                        user.registration, user.emailVerification, user.phoneVerification, user.labels.columnText,
                        user.impersonator, user.accessedAt, user.createdAt, user.updatedAt,
                    ])
            }
        }
        return store
    }

    /// `list` without the users themselves.
    func numbers(_ queries: [Query]) async throws -> (users: [Int64], total: Int) {
        let request = try ListRequest(queries, of: .users)
        let page = try await read { try ListReader(database: $0.database, request: request).page(counting: true) }
        return (page.sequences, page.total)
    }

    /// The numbers of the users on a page, and the total.
    func list(_ queries: [Query], search: String? = nil) async throws -> (users: [Int64], total: Int) {
        let request = try ListRequest(queries, of: .users)
        let page = try await read { try $0.users(matching: request, search: search) }
        return (page.items.map(\.sequence), page.total)
    }
}

/// A store with the seeded users, gone when the body returns.
func withSeededStore(_ body: (UserStore) async throws -> Void) async throws {
    try await withTemporaryDirectory { directory in
        try await body(UserStore.seeded(directory + "/users.sqlite"))
    }
}

/// A query as a client sends it.
func query(_ method: String, _ attribute: String? = nil, _ values: [JSONValue] = []) throws -> Query {
    var object: JSONObject = ["method": .string(method), "values": .array(values)]
    if let attribute { object["attribute"] = .string(attribute) }
    return try Query(parsing: JSONValue.object(object).jsonText)
}

/// `and` or `or` as a client sends it.
func query(_ method: String, _ nested: [Query]) throws -> Query {
    try Query(parsing: #"{"method":"\#(method)","values":[\#(nested.map(\.text).joined(separator: ","))]}"#)
}

public import JSONText

/// A model that lists hold.
public protocol WireListItem: WireModel {
    /// The key of the items in a list: `users`.
    static var pluralKey: String { get }
}

/// One page of a list: `{"total":…,"users":[…]}`.
public struct WireList<Item: WireListItem>: WireModel, Redacted {
    /// How many items match on all pages: 0 when the total was not asked for, and never more than 5000 for users
    /// (Users API, response models).
    public var total: Int
    /// The items of this page.
    public var items: [Item]

    /// Creates a page.
    public init(total: Int, items: [Item]) {
        self.total = total
        self.items = items
    }

    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(total: try reader.integer("total"), items: try reader.models(Item.pluralKey))
    }

    public var json: JSONObject { ["total": .integer(Int64(total)), Item.pluralKey: .models(items)] }
}

public typealias UserList = WireList<User>
public typealias SessionList = WireList<Session>
public typealias TargetList = WireList<Target>
public typealias IdentityList = WireList<Identity>
public typealias LogList = WireList<Log>
public typealias MembershipList = WireList<Membership>

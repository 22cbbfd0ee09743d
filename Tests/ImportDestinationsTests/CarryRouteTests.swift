import AppwriteUsers
import ImportDestinations
import PasswordHashing
import Testing
import UserImport

@Suite struct CarryRouteTests {
    let planner = AppwritePlanner()

    @Test(arguments: RouteTable.all) func everyHashGoesItsWay(example: RouteCase) throws {
        let plan = try planner.plan(.sample(.stored(example.stored)))
        let create = try #require(plan.create)
        switch example.fate {
        case .carried(let credential):
            #expect(plan.route == .carried)
            #expect(create.credential == credential)
        case .reencoded(let change, let credential):
            #expect(plan.route == .reencoded(change))
            #expect(create.credential == credential)
        case .uncarriable(let code):
            #expect(plan.route.code == code, "\(plan.route)")
            #expect(create.credential == .none && create.endpoint == .plain)
        }
        #expect(create.userId.text == "u1" && create.email?.text == "ada@example.com")
    }

    @Test(arguments: RouteTable.all) func saysWhyWithoutTheHash(example: RouteCase) throws {
        let plan = try planner.plan(.sample(.stored(example.stored)))
        #expect(!plan.route.reason.isEmpty)
        guard !example.stored.hash.isEmpty else { return }
        #expect(!"\(plan.route.reason) \(plan.route)".contains(example.stored.hash))
    }

    @Test(arguments: RouteTable.all) func theEndpointIsTheRoutes(example: RouteCase) {
        let (endpoint, route) = planner.endpoint(for: example.stored)
        switch example.fate {
        case .carried(let credential): #expect(endpoint == credential.endpoint && route == .carried)
        case .reencoded(let change, let credential):
            #expect(endpoint == credential.endpoint && route == .reencoded(change))
        case .uncarriable(let code): #expect(endpoint == nil && route.code == code)
        }
    }

    /// A skipping policy leaves a user out exactly where the creating one makes them without a password.
    @Test(arguments: RouteTable.all) func skippingLeavesOutWhatCannotBeCarried(example: RouteCase) throws {
        var policy = ImportPolicy()
        policy.uncarriable = .skip
        var record = UserRecord.sample(.stored(example.stored))
        record.disabled = true
        let plan = try AppwritePlanner(policy: policy).plan(record)
        if case .uncarriable(let code) = example.fate {
            #expect(plan.create == nil && plan.followUps.isEmpty && plan.requests.isEmpty)
            #expect(plan.route.code == code)
        } else {
            #expect(plan.requests.count == 2)
        }
        // The same endpoint answers under both policies: what `identify` shows does not depend on it.
        #expect(try AppwritePlanner().plan(record).route == plan.route)
    }

    @Test func neverSendsAHashThatIsMerelyPossible() throws {
        for count in [32, 40, 56, 64, 96, 128] {
            let digits = String(repeating: "0", count: count)
            let plan = try planner.plan(.sample(.stored(.make(digits))))
            #expect(plan.route.code == .undeclared && plan.scheme == nil)
            #expect(!plan.lines.joined().contains(digits))
        }
    }

    @Test func theTableHasEverySchemeEveryReencodingAndEveryReasonOfAHash() {
        var endpoints: Set<CreateUser.Endpoint> = []
        var changes: Set<Reencoding> = []
        // The others are no reasons of a hash, or the store's (StorePlannerTests).
        var codes: Set<UncarriableReason.Code> = [.noEmail, .unusable, .looksLikeHash, .unknownScheme, .notAccepted]
        for example in RouteTable.all {
            switch example.fate {
            case .carried(let credential): endpoints.insert(credential.endpoint)
            case .reencoded(let change, _): changes.insert(change)
            case .uncarriable(let code): codes.insert(code)
            }
        }
        #expect(endpoints == Set(CreateUser.Endpoint.allCases).subtracting([.plain]))
        #expect(changes == Set(Reencoding.allCases))
        #expect(codes == Set(UncarriableReason.Code.allCases))
    }

    @Test func theReasonNamesTheFormatThatNothingVerifies() throws {
        let plan = try planner.plan(.sample(.stored(.make("{SASL}ada@example.com"))))
        #expect(
            plan.route.reason
                == "A password that another system checks ({SASL}): no hash: another system knows the password, its owner "
                + "needs a new one")
        #expect(plan.scheme == nil && plan.strength == nil)
    }

    @Test func over255LanesAreNotSentWhateverTheLimit() throws {
        var policy = ImportPolicy()
        policy.limits[.argon2Lanes] = 1024
        let stored = StoredHash.make("$argon2id$v=19$m=8192,t=1,p=256$c2FsdHNhbHQ$\(String(repeating: "A", count: 43))")
        #expect(try AppwritePlanner(policy: policy).plan(.sample(.stored(stored))).route.code == .noEndpoint)
    }

    /// A database would cut such a text short, and the hash would never verify.
    @Test func aSaltWithANULIsNotSent() throws {
        let plan = try planner.plan(.sample(.stored(.make("$P$Bsalt\0\0\0\0wferoKN7uwHZqNMu98q3U."))))
        #expect(plan.route.code == .noEndpoint && plan.scheme == .phpass)
        #expect(!plan.lines.joined().contains("$P$"))
    }

    @Test func aHashWithoutAnEmailIsNotSent() throws {
        var record = UserRecord.sample(.stored(.make("$P$Br387rwferoKN7uwHZqNMu98q3U8RO.")))
        record.email = nil
        record.phone = "+14155550100"
        let plan = try planner.plan(record)
        #expect(plan.route.code == .noEmail && plan.scheme == .phpass)
        #expect(plan.lines == [#"POST /users {"userId":"u1","phone":"+14155550100"}"#])
        // That it is broken is the more useful answer.
        record.credential = .stored(.make("$P$Br387"))
        #expect(try planner.plan(record).route.code == .malformed)
    }

    @Test(arguments: [
        ("1234567", false), ("12345678", true), ("éééé", true), ("ééé1", false),
        (String(repeating: "p", count: 256), true),
        (String(repeating: "p", count: 257), false), ("", false),
    ])
    func aPlainPasswordHas8To256Bytes(password: String, isSent: Bool) throws {
        let plan = try planner.plan(.sample(.plain(password)))
        #expect(plan.create?.credential == (isSent ? .plain(password) : .some(.none)))
        #expect(isSent ? plan.route == .plain : plan.route.code == .wireRule)
        if password.utf8.count > 4 { #expect(!"\(plan.route)".contains(password)) }
    }

    @Test func noPasswordIsNoReasonToSkip() throws {
        var policy = ImportPolicy()
        policy.uncarriable = .skip
        let plan = try AppwritePlanner(policy: policy).plan(.sample())
        #expect(plan.route == .noPassword)
        #expect(plan.lines == [#"POST /users {"userId":"u1","email":"ada@example.com"}"#])
    }

    @Test func anUnusablePasswordIsReportedInTheSourcesWords() throws {
        let plan = try planner.plan(.sample(.unusable("marked with *")))
        #expect(plan.route.code == .unusable && plan.route.reason == "marked with *")
        #expect(plan.create?.credential == .some(.none))
    }

    @Test func limitsAreThePolicys() throws {
        var policy = ImportPolicy()
        policy.limits[.bcryptExpansions] = 1 << 9
        let stored = StoredHash.make("$2b$10$\(String(repeating: ".", count: 53))")
        let refused = try AppwritePlanner(policy: policy).plan(.sample(.stored(stored))).route
        #expect(refused.code == .refused && refused.reason.contains("cost of 10"), "\(refused)")
        policy.limits[.bcryptExpansions] = 1 << 10
        #expect(try AppwritePlanner(policy: policy).plan(.sample(.stored(stored))).route == .carried)
    }
}

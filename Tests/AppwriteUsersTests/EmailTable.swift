/// Addresses with what PHP says of each.
///
/// Provenance: the answers are those of `filter_var($address, FILTER_VALIDATE_EMAIL) !== false` in PHP 8.2.36, to addresses
/// written for the purpose; none of them was edited by hand.
enum EmailTable {
    /// PHP accepts these.
    static let accepted: [String] = [
        "ada@example.com",
        "a@b.co",
        "a@b.c",
        "a@1b.c1",
        "a@b.c-d",
        "a.b@c.d",
        "a+tag@b.c",
        "a-b@c.d",
        "a_b@c.d",
        "-a@b.c",
        "a-@b.c",
        "_@b.c",
        "o'brien@b.ie",
        "a!b@c.d",
        "a#b@c.d",
        "a$b@c.d",
        "a%b@c.d",
        "a&b@c.d",
        "a*b@c.d",
        "a/b@c.d",
        "a=b@c.d",
        "a?b@c.d",
        "a^b@c.d",
        "a`b@c.d",
        "a{b@c.d",
        "a|b@c.d",
        "a}b@c.d",
        "a~b@c.d",
        "\"a\"@b.c",
        "\"\"@b.c",
        "\"a.b\"@c.d",
        "\"a\".b@c.d",
        "a.\"b\"@c.d",
        "\"a\\\"b\"@c.d",
        "\"a\\ b\"@c.d",
        "\"a\\\\\"@b.c",
        "\"a,b\"@c.d",
        "\"a(b\"@c.d",
        "\"a\u{1}b\"@c.d",
        "\"a\u{b}b\"@c.d",
        "\"a\u{7f}b\"@c.d",
        "\"a\\\u{9}b\"@c.d",
        "\"\".a@b.c",
        "\"a\".\"b\"@c.d",
        "a@xn--mller-kva.de",
        "a@b.xn--p1ai",
        "a@xn--a.xn--b",
        "a@b--c.de",
        "a@b.c--d",
        "a@b.co1",
        "a@123.com",
        "A@B.C",
        "ADA@EXAMPLE.COM",
        "1@b.c",
        "0@0.aa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.c",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.c",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"@b.c",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"@b.c",
        "\"\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\"
            + "a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\"
            + "a\\a\\a\\a\\a\"@b.c",
        "\"\".aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.c",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.com",
        "a@b.ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
        "a@b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.cc",
        "a@b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.cc",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.com",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.comcom",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaa@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbbbb.cccccc",
        "a@[127.0.0.1]",
        "a@[0.0.0.0]",
        "a@[255.255.255.255]",
        "a@[IPv6:::]",
        "a@[IPv6:::1]",
        "a@[ipv6:::1]",
        "a@[IPv6:1::]",
        "a@[IPv6:1::2]",
        "a@[IPv6:1:2:3:4:5:6:7:8]",
        "a@[IPv6:1:2:3::4:5:6]",
        "a@[IPv6:1:2:3:4:5:6::]",
        "a@[IPv6:::1:2:3:4:5:6]",
        "a@[IPv6:FFFF::abcd]",
        "a@[IPv6:1:2:3:4:5:6:1.2.3.4]",
        "a@[IPv6:::1.2.3.4]",
        "a@[IPv6:::ffff:1.2.3.4]",
        "a@[IPv6:1::1.2.3.4]",
        "a@[IPv6:1:2::3:4:1.2.3.4]",
        "a@[IPv6:1:2:3:4::1.2.3.4]",
    ]

    /// PHP rejects these.
    static let rejected: [String] = [
        "a@localhost",
        "a@b",
        "a@b.1c",
        "a@b.-c",
        "a@b-.c",
        "a@b..c",
        "a@.b.c",
        "a@b.c.",
        "a@",
        "@b.c",
        "",
        "a",
        ".a@b.c",
        "a.@b.c",
        "a..b@c.d",
        "a(b@c.d",
        "a)b@c.d",
        "a,b@c.d",
        "a:b@c.d",
        "a;b@c.d",
        "a<b@c.d",
        "a>b@c.d",
        "a[b@c.d",
        "a]b@c.d",
        "a\\b@c.d",
        "a b@c.d",
        "a\"b@c.d",
        "a\u{9}b@c.d",
        "\"a b\"@c.d",
        "\"a\"b@c.d",
        "\"a@b.c",
        "a\"@b.c",
        "\"a\\\"@b.c",
        "\"a\u{9}b\"@c.d",
        "\"\"\"@b.c",
        "jöhn@x.com",
        "a@müller.de",
        "a@xn--.com",
        "a@xn--a-.com",
        "a@b.1",
        "a@b.123",
        "a@1.2.3.4",
        "a@b.c_d",
        "a@b_c.de",
        "a@b c.de",
        "a@b.c/d",
        "a@b.c:25",
        "a@b.c\u{0}",
        "a@b.co\u{1}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.c",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.c",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"@b.c",
        "\"\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\"
            + "a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\"
            + "a\\a\\a\\a\\a\\a\"@b.c",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.com",
        "a@b.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
        "a@b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.cc",
        "a@b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b."
            + "b.b.b.b.b.b.b.b.b.b.b.cc",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.comcomcom",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.comcomcomc",
        "a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbbb.com",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaa@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbbb.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
            + "bbbbbbb.ccccccc",
        "a@[256.0.0.1]",
        "a@[1.2.3]",
        "a@[1.2.3.4.5]",
        "a@[01.2.3.4]",
        "a@[1.2.3.04]",
        "a@[1.2.3.4",
        "a@1.2.3.4]",
        "a@[]",
        "a@[a]",
        "a@[1.2.3.4].com",
        "a@[1.2.3.]",
        "a@[.1.2.3]",
        "a@[1..2.3]",
        "a@[IPv6:1:2:3:4:5:6:7]",
        "a@[IPv6:1:2:3:4:5:6:7:8:9]",
        "a@[IPv6:1:2:3::4:5:6:7]",
        "a@[IPv6:1:2:3:4:5:6:7::]",
        "a@[IPv6:::1:2:3:4:5:6:7]",
        "a@[IPv6:12345::]",
        "a@[IPv6:g::]",
        "a@[IPv6:1::2::3]",
        "a@[IPv6::1]",
        "a@[IPv6:1:]",
        "a@[IPv6::::]",
        "a@[IPv6:]",
        "a@[IPv6]",
        "a@[2001:db8::1]",
        "a@[IPv5:::1]",
        "a@[IPv6:1:2:3:4:5:1.2.3.4]",
        "a@[IPv6:1:2:3:4:5:6:7:1.2.3.4]",
        "a@[IPv6:1:2::3:4:5:1.2.3.4]",
        "a@[IPv6:1:2:3:4:5::1.2.3.4]",
        "a@[IPv6:1.2.3.4]",
        "a@[IPv6::1.2.3.4]",
        "a@[IPv6:1::256.2.3.4]",
        "a@[IPv6:1::2:]",
    ]
}

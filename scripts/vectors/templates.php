<?php
// The constructions of named digest templates, each as its product's source has it. Reads [[name, hex of password, salt,
// user, pepper, rounds], ...] on stdin; writes the digests in hex as JSON.
declare(strict_types=1);

function utf16(string $text): string
{
    return iconv('UTF-8', 'UTF-16LE', $text);
}

// Symfony, MessageDigestPasswordEncoder.
function symfony(string $algorithm, string $password, string $salt, int $iterations): string
{
    $salted = $password . '{' . $salt . '}';
    $digest = hash($algorithm, $salted, true);
    for ($i = 1; $i < $iterations; $i++) {
        $digest = hash($algorithm, $digest . $salted, true);
    }
    return bin2hex($digest);
}

function stretched(string $algorithm, string $value, int $times): string
{
    for ($i = 0; $i < $times; $i++) {
        $value = hash($algorithm, $value);
    }
    return $value;
}

// Devise 1.0, Encryptors::Sha1 and Sha512.
function devise(string $algorithm, string $password, string $salt, string $pepper, int $stretches): string
{
    $digest = $pepper;
    for ($i = 0; $i < $stretches; $i++) {
        $digest = hash($algorithm, '--' . implode('--', [$salt, $digest, $password, $pepper]) . '--');
    }
    return $digest;
}

// restful-authentication, Authentication::ByPassword.
function restful(string $password, string $salt, string $key, int $stretches): string
{
    $digest = $key;
    for ($i = 0; $i < $stretches; $i++) {
        $digest = sha1(implode('--', [$digest, $salt, $password, $key]));
    }
    return $digest;
}

// FusionAuth, BaseDigestPasswordEncryptor.
function fusionauth(string $algorithm, string $password, string $salt, int $factor): string
{
    $digest = $password . base64_decode($salt, true);
    for ($i = 0; $i < $factor; $i++) {
        $digest = hash($algorithm, $digest, true);
    }
    return bin2hex($digest);
}

// node-password-hash, generateHash.
function node(string $algorithm, string $password, string $salt, int $iterations): string
{
    $hash = $password;
    for ($i = 0; $i < $iterations; $i++) {
        $hash = hash_hmac($algorithm, $hash, $salt);
    }
    return $hash;
}

function digest(string $name, string $p, string $s, string $u, string $k, int $n): string
{
    $parts = explode('-', $name);
    $last = end($parts);
    return match ($name) {
        'joomla' => md5($p . $s),
        'oscommerce', 'magento1', 'magento2-md5' => md5($s . $p),
        'magento-sha256', 'magento2-sha256' => hash('sha256', $s . $p),
        'vbulletin' => md5(md5($p) . $s),
        'mybb', 'ipb' => md5(md5($s) . md5($p)),
        'smf' => sha1(strtolower($u) . $p),
        'punbb', 'redmine' => sha1($s . sha1($p)),
        'wbb3', 'opencart' => sha1($s . sha1($s . sha1($p))),
        'prestashop' => md5($k . $p),
        'xenforo-sha256', 'authme' => hash('sha256', hash('sha256', $p) . $s),
        'xenforo-sha1' => sha1(sha1($p) . $s),
        'hmailserver' => hash('sha256', $s . $p),
        'mediawiki-b' => md5($s . '-' . md5($p)),
        'double-md5' => md5(md5($p)),
        'dedecms' => substr(md5($p), 5, 20),
        'django-md5' => md5($s . $p),
        'django-sha1' => sha1($s . $p),
        'werkzeug-md5', 'werkzeug-sha1', 'werkzeug-sha224', 'werkzeug-sha256', 'werkzeug-sha384', 'werkzeug-sha512'
            => hash_hmac($last, $p, $s),
        'node-password-hash-md5', 'node-password-hash-sha1', 'node-password-hash-sha256', 'node-password-hash-sha512'
            => node($last, $p, $s, $n),
        'restful-authentication' => restful($p, $s, $k, 10),
        'acts-as-authenticated' => sha1("--$s--$p--"),
        'authlogic-sha512' => stretched('sha512', $p . $s, 20),
        'devise-sha1', 'devise-sha512' => devise($last, $p, $s, $k, $n),
        'aspnet-membership-sha1', 'aspnet-membership-sha256' => hash($last, base64_decode($s, true) . utf16($p)),
        'umbraco' => hash_hmac('sha1', utf16($p), utf16($p)),
        'postgresql-md5' => md5($p . $u),
        'symfony-sha512' => symfony('sha512', $p, $s, 5000),
        'symfony' => symfony('sha512', $p, $s, $n),
        'spring-md4', 'spring-md5', 'spring-sha1', 'spring-sha256', 'spring-sha512' => hash($last, $p . '{' . $s . '}'),
        'e107' => md5(md5($p) . $u),
        'oracle-11g' => sha1($p . hex2bin($s)),
        'mssql-2005' => sha1(utf16($p) . hex2bin($s)),
        'mssql-2012' => hash('sha512', utf16($p) . hex2bin($s)),
        'mysql-41' => sha1(sha1($p, true)),
        'nt-hash' => hash('md4', utf16($p)),
        'md5-utf16le', 'sha1-utf16le', 'sha256-utf16le' => hash($parts[0], utf16($p)),
        'fusionauth-md5', 'fusionauth-sha256', 'fusionauth-sha512' => fusionauth($last, $p, $s, $n),
        // Not named: what the language has beside.
        'x-whirlpool' => hash('whirlpool', $s . $p),
        'x-ripemd160' => hash('ripemd160', $p . $s),
        'x-sha3' => hash('sha3-256', $s . $p . $s),
        'x-inner-raw' => sha1($s . md5($p, true)),
        'x-inner-upper' => sha1($s . strtoupper(md5($p))),
        'x-inner-base64' => sha1($s . base64_encode(md5($p, true))),
        'x-trim' => sha1($s . trim($p, " \t\n\r\0\x0b")),
        'x-lower' => sha1($s . strtolower($p)),
        'x-latin1' => md5($s . iconv('UTF-8', 'ISO-8859-1', $p)),
        'x-hmac-key-password' => hash_hmac('sha256', $s, $p),
        'x-hmac-long-key' => hash_hmac('md5', $p, str_repeat('k', 80)),
        'x-pepper' => hash('sha512', $s . $p . $k),
        'x-hex-salt' => sha1(hex2bin($s) . $p),
        'x-salt-hex' => sha1(bin2hex($s) . $p),
        'x-half' => substr(hash('sha256', $s . $p), 0, 32),
        'x-half-raw' => bin2hex(substr(hash('sha512', $s . $p, true), 32, 32)),
        'x-whole-rounds' => stretched('md5', $s . $p, $n),
        'x-utf16-user' => sha1(utf16(strtoupper($u)) . utf16($p)),
    };
}

$answers = [];
foreach (json_decode(stream_get_contents(STDIN), true, 4, JSON_THROW_ON_ERROR) as [$name, $p, $s, $u, $k, $n]) {
    $answers[] = digest($name, hex2bin($p), $s, $u, $k, $n);
}
echo json_encode($answers, JSON_THROW_ON_ERROR);

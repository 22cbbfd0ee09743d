<?php
// The values that PHP makes or confirms. Reads ["function", hex argument, ...] on stdin, writes JSON.
declare(strict_types=1);

// The portable hash of phpass, written from its public-domain definition (Openwall, "Portable PHP password
// hashing framework"): md5(salt . password), then 2^n times md5(previous . password).
const ITOA64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function encode64(string $bytes): string
{
    $text = '';
    for ($i = 0; $i < strlen($bytes); $i += 3) {
        $group = substr($bytes, $i, 3);
        $value = 0;
        for ($j = 0; $j < strlen($group); $j++) {
            $value |= ord($group[$j]) << (8 * $j);
        }
        for ($j = 0; $j <= strlen($group); $j++) {
            $text .= ITOA64[($value >> (6 * $j)) & 0x3f];
        }
    }
    return $text;
}

function phpass(string $password, string $setting): string
{
    $log2 = strpos(ITOA64, $setting[3]);
    $salt = substr($setting, 4, 8);
    $hash = md5($salt . $password, true);
    for ($count = 1 << $log2; $count > 0; $count--) {
        $hash = md5($hash . $password, true);
    }
    return substr($setting, 0, 12) . encode64($hash);
}

$call = json_decode(stream_get_contents(STDIN), true, 4, JSON_THROW_ON_ERROR);
$arguments = array_map('hex2bin', array_slice($call, 1));
$answer = match ($call[0]) {
    'phpass' => phpass(...$arguments),
    'crypt' => crypt(...$arguments),
    'verify' => password_verify(...$arguments),
    'hash' => hash($arguments[0], $arguments[1]),
    'algorithms' => hash_algos(),
};
echo json_encode($answer, JSON_THROW_ON_ERROR);

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {TextLib} from "breakwater/periphery/TextLib.sol";

contract TextLibTest is Test {
    function test_Amounts() public pure {
        assertEq(TextLib.amount(0, 6), "0");
        assertEq(TextLib.amount(1, 6), "<0.01");
        assertEq(TextLib.amount(9_999, 6), "<0.01");
        assertEq(TextLib.amount(10_000, 6), "0.01");
        assertEq(TextLib.amount(999_999, 6), "0.99");
        assertEq(TextLib.amount(1e6, 6), "1");
        assertEq(TextLib.amount(1_000_001, 6), "1");
        assertEq(TextLib.amount(1_500_000, 6), "1.50");
        assertEq(TextLib.amount(999e6, 6), "999");
        assertEq(TextLib.amount(1_000e6, 6), "1,000");
        assertEq(TextLib.amount(1_234_567_899_999, 6), "1,234,567.89");
        assertEq(TextLib.amount(1_000_007_090_000, 6), "1,000,007.09");
        assertEq(TextLib.amount(1_020_300, 0), "1,020,300");
        assertEq(TextLib.amount(12, 1), "1.20");
        assertEq(TextLib.amount(2.5e18, 18), "2.50");
        assertEq(TextLib.amount(type(uint96).max, 18), "79,228,162,514.26");
    }

    function test_Dates() public pure {
        assertEq(TextLib.date(0), "1 Jan 1970");
        assertEq(TextLib.date(20_514), "2 Mar 2026");
        assertEq(TextLib.date(19_782), "29 Feb 2024", "a leap year");
        assertEq(TextLib.date(19_783), "1 Mar 2024");
        assertEq(TextLib.date(20_512), "28 Feb 2026");
        assertEq(TextLib.date(20_513), "1 Mar 2026", "none");
        assertEq(TextLib.date(11_016), "29 Feb 2000", "divisible by 400");
        assertEq(TextLib.date(47_540), "28 Feb 2100");
        assertEq(TextLib.date(47_541), "1 Mar 2100", "divisible by 100 only");
        assertEq(TextLib.date(20_818), "31 Dec 2026");
        assertEq(TextLib.date(20_819), "1 Jan 2027");
    }

    function test_PlainText() public pure {
        assertEq(TextLib.plain("", 5), "");
        assertEq(TextLib.plain("abcde", 5), "abcde");
        assertEq(TextLib.plain("abcdef", 5), unicode"abcde…");
        assertEq(TextLib.plain(unicode"水水水", 2), unicode"水水…", "characters, not bytes");
    }

    function test_BrokenBytes() public pure {
        bytes[9] memory broken = [
            bytes(hex"80"), // a tail without a head
            hex"c3", // a head without a tail
            hex"e6b0", // half a character
            hex"c080", // NUL in two bytes
            hex"e08080", // NUL in three
            hex"f0808080", // NUL in four
            hex"eda080", // half of a pair
            hex"f4908080", // beyond Unicode
            hex"ff"
        ];
        for (uint256 i = 0; i < 9; ++i) {
            string memory text = TextLib.plain(string(bytes.concat("a", broken[i], "b")), 31);
            string memory marks;
            for (uint256 n = 0; n < broken[i].length; ++n) {
                marks = string.concat(marks, "?");
            }
            assertEq(text, string.concat("a", marks, "b"));
        }
    }

    function test_EdgesOfUnicode() public pure {
        assertEq(TextLib.plain(string(hex"c2a0"), 9), string(hex"c2a0"), "U+00A0");
        assertEq(TextLib.plain(string(hex"e0a080"), 9), string(hex"e0a080"), "U+0800");
        assertEq(TextLib.plain(string(hex"ed9fbf"), 9), string(hex"ed9fbf"), "U+D7FF");
        assertEq(TextLib.plain(string(hex"ee8080"), 9), string(hex"ee8080"), "U+E000");
        assertEq(TextLib.plain(string(hex"f0908080"), 9), string(hex"f0908080"), "U+10000");
        assertEq(TextLib.plain(string(hex"f48fbfbd"), 9), string(hex"f48fbfbd"), "U+10FFFD");
    }

    function test_WhatCannotBeSeen() public pure {
        bytes[8] memory unseen = [
            bytes(hex"c285"), // a control
            hex"e2808b", // no width
            hex"e2808f", // right to left
            hex"e280ae", // turns the direction
            hex"e281a6", // isolates it
            hex"efbbbf", // byte order
            hex"efbfbe", // no character
            hex"c2ad" // soft hyphen
        ];
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(TextLib.plain(string(unseen[i]), 9), "?");
        }
    }
}

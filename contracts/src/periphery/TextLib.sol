// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {DateTimeLib} from "solady/utils/DateTimeLib.sol";

/// @title Amounts, dates and other people's names, as text to be shown
library TextLib {
    using Strings for uint256;

    bytes private constant MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// @notice 1,234,567.89: cut after two decimals, never rounded up; dust is <0.01.
    /// @param decimals At most 18.
    function amount(uint256 units, uint256 decimals) internal pure returns (string memory) {
        uint256 one = 10 ** decimals;
        uint256 whole = units / one;
        uint256 cents = (units % one) * 100 / one;
        if (units != 0 && whole == 0 && cents == 0) return "<0.01";
        if (cents == 0) return _grouped(whole);
        return string.concat(_grouped(whole), cents < 10 ? ".0" : ".", cents.toString());
    }

    /// @notice 2 Mar 2026, of a UTC day.
    function date(uint256 epochDay) internal pure returns (string memory) {
        (uint256 year, uint256 month, uint256 day) = DateTimeLib.epochDayToDate(epochDay);
        string memory name = string(Bytes.slice(MONTHS, 3 * month - 3, 3 * month));
        return string.concat(day.toString(), " ", name, " ", year.toString());
    }

    /// @notice A name that nobody vouches for: at most `max` characters, and "?" for each that cannot be shown.
    function plain(string memory text, uint256 max) internal pure returns (string memory) {
        bytes memory from = bytes(text);
        bytes memory shown;
        uint256 at;
        for (uint256 count = 0; at < from.length && count < max; ++count) {
            (uint256 size, uint256 code) = _characterAt(from, at);
            shown = bytes.concat(shown, _isVisible(code) ? Bytes.slice(from, at, at + size) : bytes("?"));
            at += size;
        }
        return at < from.length ? string.concat(string(shown), unicode"…") : string(shown);
    }

    function _grouped(uint256 whole) private pure returns (string memory) {
        if (whole < 1000) return whole.toString();
        string memory rest = (1000 + whole % 1000).toString();
        return string.concat(_grouped(whole / 1000), ",", string(Bytes.slice(bytes(rest), 1)));
    }

    /// @dev One character of UTF-8; code 0 and width 1 where the bytes are not well-formed.
    function _characterAt(bytes memory text, uint256 at) private pure returns (uint256 width, uint256 code) {
        uint256 lead = uint8(text[at]);
        if (lead < 0x80) return (1, lead);
        width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead < 0xc2 || lead > 0xf4 || at + width > text.length) return (1, 0);
        code = lead & (0x7f >> width);
        for (uint256 i = 1; i < width; ++i) {
            uint256 next = uint8(text[at + i]);
            if (next & 0xc0 != 0x80) return (1, 0);
            code = code << 6 | (next & 0x3f);
        }
        // the same character in fewer bytes, half of a pair, or beyond Unicode
        bool isOverlong = width > 2 && code < 1 << (5 * width - 4);
        if (isOverlong || code >> 11 == 0x1b || code > 0x10ffff) return (1, 0);
    }

    /// @dev No controls, nothing of no width, nothing that turns the direction of writing, no noncharacters.
    function _isVisible(uint256 code) private pure returns (bool) {
        bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
        bool isHidden = code == 0xad || code == 0x61c || code == 0xfeff || code & 0xfffe == 0xfffe;
        bool isMark = (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e);
        return !isControl && !isHidden && !isMark && code >> 4 != 0x206;
    }
}

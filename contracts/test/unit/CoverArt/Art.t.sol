// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Test} from "forge-std/Test.sol";
import {LibString} from "solady/utils/LibString.sol";
import {CoverArt, CoverArtData} from "breakwater/periphery/CoverArt.sol";
import {CoverInfo, Peril} from "breakwater/types/CoverTypes.sol";

/// @title A cover of the demo, and the content of its data URI
abstract contract ArtTest is Test {
    bytes private constant JSON_HEAD = "data:application/json;base64,";
    bytes private constant SVG_HEAD = "data:image/svg+xml;base64,";

    /// @dev In force from 2 Mar 2026 until 1 Apr 2026, read on 10 Mar.
    function example() internal pure returns (CoverArtData memory) {
        return CoverArtData({
            id: 12,
            cover: CoverInfo({
                amount: 25_000e6, product: 1, startDay: 20_514, endDay: 20_544, rate: 1, capitalShare: 0, refundRate: 0
            }),
            left: 25_000e6,
            product: "Tidewater Lending",
            peril: Peril.Exploit,
            pool: "Harbour Pool",
            symbol: "dUSD",
            decimals: 6,
            reportDays: 14,
            today: 20_522
        });
    }

    function jsonOf(CoverArtData memory d) internal pure returns (string memory) {
        return string(_decoded(CoverArt.draw(d), JSON_HEAD));
    }

    function svgOf(CoverArtData memory d) internal pure returns (string memory) {
        return string(_decoded(vm.parseJsonString(jsonOf(d), ".image"), SVG_HEAD));
    }

    function has(string memory text, string memory part) internal pure {
        assertTrue(LibString.contains(text, part), string.concat("should hold ", part));
    }

    function lacks(string memory text, string memory part) internal pure {
        assertFalse(LibString.contains(text, part), string.concat("should not hold ", part));
    }

    function _decoded(string memory address_, bytes memory head) private pure returns (bytes memory) {
        bytes memory all = bytes(address_);
        assertEq(Bytes.slice(all, 0, head.length), head);
        return Base64.decode(string(Bytes.slice(all, head.length)));
    }
}

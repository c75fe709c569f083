// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

/// @dev The drawing has its own tests; here: that it is given the cover's own figures.
contract TokenURITest is CoverUnit {
    using LibString for string;

    function test_TellsTheCover() public {
        string memory json = _json();
        assertTrue(json.contains("Breakwater cover #1"));
        assertTrue(json.contains("Tidewater Lending"));
        assertTrue(json.contains("Harbour Pool"));
        assertTrue(json.contains("dUSD"));
        assertTrue(json.contains("10,000"), "the amount");
        assertTrue(json.contains("Exploit"));
        assertTrue(json.contains("Waiting"));
        vm.warp(startDay * 1 days);
        assertTrue(_json().contains("In force"));
        vm.warp(endDay * 1 days);
        assertTrue(_json().contains("Reportable"));
        vm.warp((endDay + 14) * 1 days);
        assertTrue(_json().contains("Ended"));
    }

    function test_FollowsAnIncreaseAndATransfer() public {
        increase(5_000e6);
        vm.prank(bob);
        core.cover.transferFrom(bob, carol, cover);
        assertTrue(_json().contains("15,000"));
    }

    function _json() private view returns (string memory) {
        string memory uri = core.cover.tokenURI(cover);
        assertTrue(uri.startsWith("data:application/json;base64,"));
        return string(Base64.decode(uri.slice(29)));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Metadata} from "@openzeppelin/contracts/interfaces/IERC721Metadata.sol";
import {Base64} from "solady/utils/Base64.sol";
import {LibString} from "solady/utils/LibString.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductView, Quote} from "breakwater/types/CoverTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";

interface ICoverParts {
    function FACTORY() external view returns (address);
    function LEDGER() external view returns (address);
    function CLAIMS() external view returns (address);
}

contract ViewsTest is CoverFixture {
    using LibString for string;

    function test_RevertWhen_ProductIsUnknown() public {
        bytes memory unknown = abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 3);
        vm.expectRevert(unknown);
        cover.productOf(3);
        vm.expectRevert(unknown);
        cover.poolOf(3);
        vm.expectRevert(unknown);
        cover.claimTermsOf(3);
        vm.expectRevert(unknown);
        cover.capacity(3);
        vm.expectRevert(unknown);
        cover.quote(3, 1, 30);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        bytes memory unknown = abi.encodeWithSelector(ErrorsLib.UnknownCover.selector, 1);
        vm.expectRevert(unknown);
        cover.coverOf(1);
        vm.expectRevert(unknown);
        cover.claimOf(1);
        vm.expectRevert(unknown);
        cover.unearnedOf(1);
        vm.expectRevert(unknown);
        cover.entryOf(1);
        vm.expectRevert(unknown);
        IERC721Metadata(address(cover)).tokenURI(1);
    }

    function test_ProductAsItIsNow() public {
        buy(bob, EXPLOIT, 20_000e6, 30);
        ProductView memory v = cover.productOf(EXPLOIT);
        assertEq(v.exposure, 20_000e6);
        assertEq(v.terms.protocol, keccak256("Tidewater Lending"), "not stored: it is the hash of the name");
        assertEq(v.capacity, STAKE / 5 - 20_000e6);
        skip(32 days + 14 days);
        v = cover.productOf(EXPLOIT);
        assertEq(v.exposure, 0, "no sync needed");
        assertEq(v.capacity, pool.totalAssets() / 5);
        assertGt(v.capacity, STAKE / 5, "the premium that was earned counts");
        pool.sync(NO_LIMIT);
        assertEq(abi.encode(cover.productOf(EXPLOIT)), abi.encode(v), "to the unit as after a sync");
    }

    function test_OpenIncidentsAreCounted() public {
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        vm.warp(uint256(cover.coverOf(id).startDay) * 1 days + 1);
        openIncident(EXPLOIT);
        assertEq(cover.productOf(EXPLOIT).openIncidents, 1);
        assertEq(cover.productOf(DEPEG).openIncidents, 0);
    }

    /// @dev Paid = earned + unearned, by the second from purchase to release.
    function test_UnusedPremiumShrinksByTheSecond() public {
        uint256 premium = cover.quote(EXPLOIT, AMOUNT, TERM).premium;
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        assertApproxEqAbs(cover.unearnedOf(id), premium, 200);
        uint256 release = (uint256(cover.coverOf(id).endDay) + 14) * 1 days;
        vm.warp(block.timestamp + (release - block.timestamp) / 2);
        assertApproxEqAbs(cover.unearnedOf(id), premium / 2, 200);
        vm.warp(release);
        assertEq(cover.unearnedOf(id), 0);
    }

    function test_AQuoteHasTwoParts() public view {
        Quote memory q = cover.quote(EXPLOIT, AMOUNT, 365);
        assertEq(q.expectedLoss, AMOUNT / 50, "2 % a year");
        // R = 7,500 of 1,000,000: about 2 % a year for the days bound, 365 + 14 + 2.
        uint256 bound_ = uint256(7_500e6) * 2 / 100 * 381 / 365;
        assertGe(q.capitalCost, bound_);
        assertApproxEqRel(q.capitalCost, bound_, 0.01e18);
        assertLt(q.refund, q.premium * 9 / 10);
    }

    function test_Standards() public view {
        assertEq(IERC721Metadata(address(cover)).name(), "Breakwater Cover");
        assertEq(IERC721Metadata(address(cover)).symbol(), "COVER");
        assertTrue(cover.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(cover.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(cover.supportsInterface(0x5b5e139f), "ERC-721 metadata");
        assertTrue(cover.supportsInterface(0x49064906), "ERC-4906");
        assertFalse(cover.supportsInterface(0xffffffff));
        ICoverParts parts = ICoverParts(address(cover));
        assertEq(parts.FACTORY(), address(factory));
        assertEq(parts.LEDGER(), address(ledger));
        assertEq(parts.CLAIMS(), claims);
    }

    // ---- metadata: the picture has its own tests; here only the cover's figures are checked ----

    function test_TheTokenURIShowsTheCover() public {
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        string[6] memory parts =
            ["Breakwater Cover #1", "Tidewater Lending", "Test Pool", "dUSD", "10000.00", "Exploit"];
        for (uint256 i; i < 6; i++) {
            assertTrue(_json(id).contains(parts[i]), parts[i]);
        }
        assertTrue(_json(id).contains("Waiting"));
        vm.warp(uint256(cover.coverOf(id).startDay) * 1 days);
        assertTrue(_json(id).contains("In force"));
        payOut(id, 2_000e6);
        assertTrue(_json(id).contains("Pays up to 8000.00 dUSD for Tidewater Lending"));
        vm.warp(uint256(cover.coverOf(id).endDay) * 1 days);
        assertTrue(_json(id).contains("Reportable"));
        skip(14 days);
        assertTrue(_json(id).contains("Ended"));
    }

    /// @dev C16: a buyer sees the cancellation in the same second.
    function test_C16_ACancelledCoverSaysSoAtOnce() public {
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        uint256 snapshot = vm.snapshotState();
        cancel(bob, id);
        assertTrue(_json(id).contains("Cancelled before it started: pays nothing."));
        vm.revertToState(snapshot);
        vm.warp(uint256(cover.coverOf(id).startDay) * 1 days + 1);
        cancel(bob, id);
        assertTrue(_json(id).contains("Ends tonight"));
        assertTrue(_json(id).contains("Cancelled by its holder."));
    }

    function _json(uint256 id) private view returns (string memory) {
        string memory uri = IERC721Metadata(address(cover)).tokenURI(id);
        assertTrue(uri.startsWith("data:application/json;base64,"));
        return string(Base64.decode(uri.slice(29)));
    }
}

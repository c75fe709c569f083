// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {CoverTriggerStub, EventTriggerStub} from "../../utils/PartStubs.sol";

/// @title Attacks by repetition: proofs, roots, small filings, short covers, daily exits
contract Repeats is ClaimsFixture {
    function listTriggered() private {
        ProductTerms memory terms = productTerms("Parametric", 4);
        terms.trigger = enabled(address(new EventTriggerStub(8_000, 1 days)));
        product = core.cover.listProduct(terms);
    }

    function prove(uint256 eventTime, uint256 severityBps) private returns (uint256) {
        return core.claims.prove(product, abi.encode(eventTime, severityBps));
    }

    /// @dev C18: after a deeper verdict of a day on which some covers had ended, the first proof could be booked any number of times at no
    /// cost. The capital went to a pot that nobody could collect, and returned a year later to whoever held shares then.
    function test_C18_AProofIsBookedOnce() public {
        listTriggered();
        cover = buy(holder, product, 100_000e6, 28);
        otherCover = buy(other, product, AMOUNT, TERM);
        uint256 end = uint256(core.cover.coverOf(cover).endDay) * 1 days;
        vm.warp(end + 3 days);
        uint256 first = prove(end - 1 hours, 5_000);
        prove(end + 30 hours, 6_000);
        uint256 capital = pool.totalAssets();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 5_000));
        prove(end - 1 hours, 5_000);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 4_000));
        prove(end - 2 hours, 4_000);
        assertEq(pool.totalAssets(), capital, "nothing more is booked");
        assertEq(core.claims.collect(first, cover), 50_000e6, "in full");
        // A deeper proof still tops up.
        uint256 third = prove(end - 3 hours, 7_000);
        assertEq(core.claims.collect(third, cover), 20_000e6, "the rise");
        assertEq(core.claims.collect(third, otherCover), AMOUNT * 7 / 10, "in full");
    }

    function fileWithRoot(uint8 step, bytes32 root, uint256 total) private returns (uint256) {
        return file(holder, Filing(cover, block.timestamp - 1, step, EVIDENCE, root, total, 0));
    }

    /// @dev C19: losses filed several times charge no more than the covers in force can receive.
    function test_C19_RootsOfADayChargeNoMoreThanTheCover() public {
        uint256 time = block.timestamp - 1;
        uint256[] memory incidents = new uint256[](4);
        for (uint256 k; k < incidents.length; k++) {
            incidents[k] = file(holder, Filing(cover, time, 20, EVIDENCE, keccak256("root"), 12_000e6, 0));
            commitVote(ann, incidents[k], 20);
        }
        vm.warp(incidentOf(incidents[0]).commitUntil);
        for (uint256 k; k < incidents.length; k++) {
            revealVote(ann, incidents[k], 20);
        }
        endPhase(incidents[0]);
        uint256 before = money().owed;
        for (uint256 k; k < incidents.length; k++) {
            core.claims.tally(incidents[k]);
        }
        endPhase(incidents[0]);
        for (uint256 k; k < incidents.length; k++) {
            core.claims.finalize(incidents[k]);
        }
        assertEq(core.claims.episodeOf(incidents[0]).pot, 2 * AMOUNT, "all cover, once");
        assertGe(money().owed, before + 2 * AMOUNT, "owed");
        assertBalanced();
    }

    /// @dev C20: six incidents about one unit of loss each made the bond of a real one 64-fold.
    function test_C20_SmallLossesDoubleNoLargeBond() public {
        uint256 bond = core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).bond;
        for (uint256 k; k < 6; k++) {
            fileWithRoot(20, keccak256(abi.encode(k)), 1);
        }
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).bond, bond, "not doubled");
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 1).bond, 64 * BOND, "of their kind");
        // A refusal is remembered with the amount that it asserted, too.
        vote(1, 0, 0, 0);
        core.claims.tally(1);
        endPhase(1);
        core.claims.finalize(1);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).bond, bond, "not doubled");
    }

    /// @dev C21: a released short cover that began after another cover's event made that cover's settlement fail.
    function test_C21_ReleasedCoversDoNotHoldUpASettlement() public {
        ProductTerms memory terms = productTerms("Settles", 5);
        terms.trigger = enabled(address(new CoverTriggerStub()));
        terms.minDays = 1;
        product = core.cover.listProduct(terms);
        cover = buy(holder, product, AMOUNT, 28);
        uint256 end = uint256(core.cover.coverOf(cover).endDay) * 1 days;
        vm.warp(end - 14 days);
        buy(other, product, 5 * AMOUNT, 1);
        vm.warp(end + 5 days);
        assertEq(core.claims.settle(cover, abi.encode(uint256(0.1e18))), AMOUNT / 10, "a tenth");
    }

    /// @dev C22: a cancelled cover, which no trigger settles, counted as one that waits for settlement, and paused deposits for one report
    /// window.
    function test_C22_CancelledCoversPauseNoDeposits() public {
        ProductTerms memory terms = productTerms("Settles", 5);
        terms.trigger = enabled(address(new CoverTriggerStub()));
        product = core.cover.listProduct(terms);
        cover = buy(holder, product, 150_000e6, 60);
        otherCover = buy(other, product, AMOUNT, 60);
        enterForce(cover);
        cancel(holder, cover);
        skip(1 days);
        assertEq(atRisk(), 0, "nothing to settle");
        assertGt(pool.maxDeposit(bob), 0, "deposits go on");
        vm.warp(uint256(core.cover.coverOf(otherCover).endDay) * 1 days + 1);
        assertEq(atRisk(), AMOUNT / 4, "the other one waits");
        core.claims.settle(otherCover, abi.encode(uint256(0)));
        assertEq(atRisk(), 0, "settled");
        skip(REPORT_WINDOW);
        pool.sync(NO_LIMIT);
        assertEq(atRisk(), 0, "released");
    }

    /// @dev E17: the cost of a redemption does not grow with the number of later fills.
    function test_E17_OldFillsCostNothing() public {
        uint256 shares = pool.balanceOf(alice) / 1_000;
        exit(alice, shares);
        vm.prank(alice);
        require(pool.transfer(bob, 500 * shares), "transfer failed");
        for (uint256 k; k < 150; k++) {
            address who = address(uint160(0x1000 + k));
            vm.prank(bob);
            require(pool.transfer(who, shares), "transfer failed");
            requestExit(who, shares);
            skip(1 days);
            pool.processExits();
        }
        cover = buy(holder, product, AMOUNT, TERM);
        enterForce(cover);
        file(20);
        uint256 gas = gasleft();
        pool.maxRedeem(alice);
        assertLt(gas - gasleft(), 60_000, "flat");
        assertGe(redeem(alice, shares), 1_000e6, "in full");
    }
}

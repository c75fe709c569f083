// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {ImpermanentLossTest} from "./ImpermanentLoss.t.sol";

contract ConstructorTest is ImpermanentLossTest {
    function test_StoresItsTerms() public {
        Pair memory p = pair();
        (p.deductible, p.cap, p.sequencer, p.grace) = (0.05e18, 0.2e18 + 1, address(uptime), 1 hours);
        trigger = new ImpermanentLossTrigger(p);
        assertEq(trigger.BASE(), address(feed));
        assertEq(trigger.QUOTE(), address(quote));
        assertEq(trigger.BASE_STALENESS(), 1 hours);
        assertEq(trigger.QUOTE_STALENESS(), 1 days);
        assertEq(trigger.BASE_SCALE(), 1e10);
        assertEq(trigger.QUOTE_SCALE(), 1);
        assertEq(trigger.DEDUCTIBLE(), 0.05e18);
        assertEq(trigger.CAP(), 0.2e18 + 1);
        assertEq(trigger.capBps(), 2_001);
        assertEq(trigger.SEQUENCER(), address(uptime));
        assertEq(trigger.GRACE(), 1 hours);
        assertTrue(trigger.settlesCovers());
    }

    function test_RevertWhen_AFeedHasNoCode() public {
        Pair memory p = pair();
        p.base = makeAddr("nobody");
        _expectFeed(p, p.base);
        p = pair();
        p.quote = makeAddr("nobody");
        _expectFeed(p, p.quote);
        p = pair();
        p.sequencer = makeAddr("nobody");
        _expectFeed(p, p.sequencer);
    }

    function test_RevertWhen_AFeedIsTooFine() public {
        Pair memory p = pair();
        p.quote = address(new StagedFeed(19, 1));
        _expectFeed(p, p.quote);
    }

    function test_RevertWhen_ATermIsOutOfRange() public {
        Pair memory p = pair();
        p.baseStaleness = 0;
        _expectRange(p, 0, 1, 30 days);
        p.baseStaleness = 30 days + 1;
        _expectRange(p, 30 days + 1, 1, 30 days);
        p = pair();
        p.quoteStaleness = 0;
        _expectRange(p, 0, 1, 30 days);
        p.quoteStaleness = 30 days + 1;
        _expectRange(p, 30 days + 1, 1, 30 days);
        p = pair();
        p.deductible = 1e18;
        _expectRange(p, 1e18, 0, 1e18 - 1);
        p = pair();
        p.cap = 0;
        _expectRange(p, 0, 1, 0.25e18);
        p.cap = 0.25e18 + 1;
        _expectRange(p, 0.25e18 + 1, 1, 0.25e18);
        p = pair();
        p.grace = 1 days + 1;
        _expectRange(p, 1 days + 1, 0, 1 days);
    }

    function test_RevertGiven_AFeedHasNoPrice() public {
        expectFeedError(ErrorsLib.NoFreshPrice.selector, address(feed));
        trigger.requireUsable();
        feed.push(2_000e8, NOW);
        expectFeedError(ErrorsLib.NoFreshPrice.selector, address(quote));
        trigger.requireUsable();
        quote.push(1e18, NOW);
        trigger.requireUsable();
    }

    function _expectFeed(Pair memory p, address bad) private {
        expectFeedError(ErrorsLib.InvalidFeed.selector, bad);
        new ImpermanentLossTrigger(p);
    }

    function _expectRange(Pair memory p, uint256 value, uint256 min, uint256 max) private {
        expectError(ErrorsLib.ParameterOutOfRange.selector, value, min, max);
        new ImpermanentLossTrigger(p);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {TriggerUnit} from "../../utils/TriggerUnit.t.sol";

/// @title Ether against a dollar, without a deductible: `feed` is the base with 8 decimals, `quote` has 18
abstract contract ImpermanentLossTest is TriggerUnit {
    StagedFeed internal quote;
    ImpermanentLossTrigger internal trigger;

    function setUp() public virtual override {
        super.setUp();
        quote = new StagedFeed(18, 3);
        trigger = new ImpermanentLossTrigger(pair());
    }

    function pair() internal view returns (Pair memory) {
        return Pair({
            base: address(feed),
            quote: address(quote),
            baseStaleness: 1 hours,
            quoteStaleness: 1 days,
            deductible: 0,
            cap: 1e18,
            sequencer: address(0),
            grace: 0
        });
    }

    function triggerWith(uint256 deductible, uint256 cap) internal returns (ImpermanentLossTrigger) {
        Pair memory p = pair();
        (p.deductible, p.cap) = (deductible, cap);
        return new ImpermanentLossTrigger(p);
    }
}

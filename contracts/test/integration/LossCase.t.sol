// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {PoolConfig, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {Base} from "../utils/Base.t.sol";
import {LossVectors} from "../utils/LossVectors.sol";

/// @title The yDAI case, paid: hundreds of its accounts held cover, and each is paid what it lost
/// @notice The root is over all accounts of `lib/losses/data/ydai-2021-losses.csv` that lost; who collects is in the vectors.
contract LossCaseTest is Base, LossVectors {
    uint256 private total;
    uint256 private product;

    function setUp() public override {
        super.setUp();
        readLosses();
        for (uint256 i; i < losses.length; i++) {
            total += losses[i];
        }
        _openPool();
    }

    /// @dev Of DAI's 18 decimals, with ten times what was lost.
    function _openPool() private {
        asset = new DemoAsset("Dai", "DAI", 18);
        PoolConfig memory config = Demo.poolConfig(address(asset), address(this));
        config.params.groupCapBps = 10_000;
        pool = ICapitalPool(core.factory.createPool(config));
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        ProductTerms memory terms = Demo.exploit(address(pool), address(core.model));
        terms.maxShareBps = 10_000;
        product = core.cover.listProduct(terms);
        stake(person("alice"), 10 * total);
    }

    /// @dev Every second account splits its cover, which changes nothing: one and a half times the loss, paid once.
    function test_EveryAccountIsPaidItsLossAndNoMore() public {
        uint256[2][] memory covers = new uint256[2][](accounts.length);
        for (uint256 i; i < accounts.length; i++) {
            uint256 parts = 1 + i % 2;
            for (uint256 part; part < parts; part++) {
                covers[i][part] = _cover(accounts[i], losses[i] * 3 / (2 * parts) + 1);
            }
        }
        uint256 incident = _decide(covers[1][0]);
        uint256 paid;
        for (uint256 i; i < accounts.length; i++) {
            paid += _collect(incident, covers[i], i);
        }
        assertGt(accounts.length, 300);
        assertEq(paid, total, "the sum of what they lost, to the unit");
        assertBalanced();
    }

    function _cover(address holder, uint256 amount) private returns (uint256) {
        fund(address(this), core.cover.quote(product, amount, 30));
        return core.cover.buy(product, amount, 30, type(uint256).max, holder);
    }

    function _decide(uint256 cover) private returns (uint256 incident) {
        address carol = person("carol");
        assess(carol, 10_000e18);
        uint256 eventTime = startOf(cover) + 1 hours;
        vm.warp(eventTime + 1 hours);
        address filer = core.cover.ownerOf(cover);
        fund(filer, core.claims.bondOf(product));
        vm.prank(filer);
        incident = core.claims.file(Filing(cover, eventTime, 20, EVIDENCE, root));
        decide(carol, incident, 20);
    }

    function _collect(uint256 incident, uint256[2] memory covers, uint256 i) private returns (uint256 paid) {
        uint256 before = asset.balanceOf(accounts[i]);
        core.claims.collectWithProof(incident, covers[0], losses[i], proofs[i]);
        if (covers[1] != 0) core.claims.collectWithProof(incident, covers[1], losses[i], proofs[i]);
        paid = asset.balanceOf(accounts[i]) - before;
        assertEq(paid, losses[i], "its loss");
        assertEq(core.claims.lossPaid(incident, accounts[i]), losses[i]);
    }

    function test_RevertWhen_LossIsAnothersOrLarger() public {
        uint256 cover = _cover(accounts[1], losses[1]);
        uint256 incident = _decide(cover);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, accounts[1], losses[1] + 1)
        );
        core.claims.collectWithProof(incident, cover, losses[1] + 1, proofs[1]);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, accounts[1], losses[2])
        );
        core.claims.collectWithProof(incident, cover, losses[2], proofs[2]);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProofNeeded.selector, incident));
        core.claims.collect(incident, cover);
    }
}

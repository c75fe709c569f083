// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";

/// @title Keeps a part of every transfer, once told to
contract FeeToken is DemoAsset("Fee", "FEE", 6) {
    uint256 public feeBps;

    function setFee(uint256 bps) external {
        feeBps = bps;
    }

    function _update(address from, address to, uint256 value) internal override(ERC20) {
        super._update(from, to, value);
        if (from == address(0) || to == address(0)) return;
        super._update(to, address(0), value * feeBps / 10_000);
    }
}

/// @title Answers false instead of failing, once told to
contract FalseToken is DemoAsset("False", "FALSE", 6) {
    bool public refuses;

    function setRefuses(bool refuses_) external {
        refuses = refuses_;
    }

    function transfer(address to, uint256 value) public override returns (bool) {
        return !refuses && super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return !refuses && super.transferFrom(from, to, value);
    }
}

/// @title Calls somebody in the middle of the next transfer and remembers the answer
contract HookToken is DemoAsset("Hook", "HOOK", 6) {
    address public target;
    bytes public data;
    uint256 public calls;
    bool public succeeded;
    bytes public answer;

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20) {
        super._update(from, to, value);
        address callee = target;
        if (callee == address(0)) return;
        delete target;
        calls++;
        (succeeded, answer) = callee.call(data);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Calls somebody whenever its tokens move, and remembers whether that worked.
contract ReenteringToken is ERC20 {
    address private _target;
    bytes private _call;
    bool public succeeded;
    bytes public reason;

    constructor() ERC20("Reentering Token", "RE") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setCall(address target, bytes calldata data) external {
        (_target, _call) = (target, data);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_target != address(0)) (succeeded, reason) = _target.call(_call);
    }
}
